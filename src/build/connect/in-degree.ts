/** Every target neuron has exactly this many synapses; their sources are drawn at random. */
import { PartnerChooser } from './degree.js';
import { sortBySource } from './sort.js';
import { refuseTooManySynapses } from './too-many.js';
import type { Ends, Wiring } from './wiring.js';

export function inDegree(ends: Ends, degree: number, repeats: boolean): Wiring {
  const { sources, targets, draw, where, limit } = ends;
  if (targets * degree > limit) refuseTooManySynapses(targets * degree, limit);
  const from = new Uint32Array(targets * degree);
  const to = new Uint32Array(targets * degree);
  const chooser = new PartnerChooser({
    degree,
    partners: sources,
    repeats,
    draw,
    where: where && ((target, source) => where(source, target)),
  });
  for (let target = 0; target < targets; target++) {
    chooser.choose(target, from.subarray(target * degree, (target + 1) * degree));
    to.fill(target, target * degree, (target + 1) * degree);
  }
  const { rowStart, targets: sorted } = sortBySource(from, to, sources);
  return { rowStart, targets: sorted };
}
