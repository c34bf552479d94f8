/** Every target neuron has exactly this many synapses; their sources are drawn at random. */
import { PartnerChooser } from './degree.js';
import { startsOf } from './sort.js';
import { refuseTooManySynapses } from './too-many.js';
import type { Ends, Wiring } from './wiring.js';

export function inDegree(ends: Ends, degree: number, repeats: boolean): Wiring {
  const { sources, targets, draws, where, limit } = ends;
  if (targets * degree > limit) refuseTooManySynapses(targets * degree, limit);
  const from = new Uint32Array(targets * degree);
  const chooser = new PartnerChooser({
    degree,
    partners: sources,
    repeats,
    draws,
    where: where && ((target, source) => where(source, target)),
  });
  for (let target = 0; target < targets; target++)
    chooser.choose(target, from.subarray(target * degree, (target + 1) * degree));
  return turned(from, degree, sources);
}

/** From the sources of each target, the targets of each source: ascending, since targets are gone through in order. */
function turned(from: Uint32Array, degree: number, sources: number): Wiring {
  const rowStart = startsOf(from, sources);
  const next = rowStart.slice(0, sources);
  const targets = new Uint32Array(from.length);
  for (let place = 0, target = 0; place < from.length; target++) {
    for (const end = place + degree; place < end; place++) targets[next[from[place]]++] = target;
  }
  return { rowStart, targets };
}
