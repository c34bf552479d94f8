/**
 * So many synapses in all, each between a source and a target drawn at random, so that a pair may have several. How many
 * come from each source is drawn first, as binomial counts of what is left: the rows are then as independent as those of
 * out_degree, and distributed as if the synapses had been drawn one by one.
 */
import { Problem } from '../../problem.js';
import { Sampler } from './sample.js';
import { refuseTooManySynapses } from './too-many.js';
import type { Ends, Wiring } from './wiring.js';

/** Draws how many of `trials` succeed, for each row its own. */
export type DrawCount = (trials: number, probability: number, row: number) => number;

export function total({ sources, targets, draws, limit }: Ends, synapses: number, draw: DrawCount): Wiring {
  refuseNobody(synapses, sources, targets);
  if (synapses > limit) refuseTooManySynapses(synapses, limit);
  const rowStart = totalRows(sources, synapses, draw);
  const chosen = new Uint32Array(synapses);
  const sampler = new Sampler(targets, draws);
  for (let source = 0; source < sources; source++)
    sampler.withRepeats(chosen.subarray(rowStart[source], rowStart[source + 1]), targets, source);
  return { rowStart, targets: chosen };
}

/** Where the row of each source begins; the last entry is their number. */
export function totalRows(sources: number, synapses: number, draw: DrawCount): Uint32Array {
  const rowStart = new Uint32Array(sources + 1);
  for (let source = 0; source < sources; source++) {
    const start = rowStart[source];
    rowStart[source + 1] = start + draw(synapses - start, 1 / (sources - source), source);
  }
  return rowStart;
}

export function refuseNobody(synapses: number, sources: number, targets: number): void {
  if (synapses === 0 || (sources > 0 && targets > 0)) return;
  throw new Problem(`${synapses} synapses cannot be made between ${sources} and ${targets} neurons.`, {
    fix: 'Give both populations neurons, or leave the projection out.',
  });
}
