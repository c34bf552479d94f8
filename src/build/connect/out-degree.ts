/** Every source neuron has exactly this many synapses; their targets are drawn at random. */
import { PartnerChooser } from './degree.js';
import { refuseTooManySynapses } from './too-many.js';
import type { Ends, Wiring } from './wiring.js';

export function outDegree(ends: Ends, degree: number, repeats: boolean): Wiring {
  const { sources, targets, draws, where, limit } = ends;
  if (sources * degree > limit) refuseTooManySynapses(sources * degree, limit);
  const chosen = new Uint32Array(sources * degree);
  const chooser = new PartnerChooser({ degree, partners: targets, repeats, draws, where });
  for (let source = 0; source < sources; source++) {
    chooser.choose(source, chosen.subarray(source * degree, (source + 1) * degree));
  }
  return { rowStart: equalRows(sources, degree), targets: chosen };
}

/** Where the row of each source begins if all are as long. */
export function equalRows(sources: number, length: number): Uint32Array {
  return Uint32Array.from({ length: sources + 1 }, (_, row) => row * length);
}
