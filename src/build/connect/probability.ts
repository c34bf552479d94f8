/** Each pair with a probability, independently of every other pair. */
import { log, log1p } from '../../numeric/index.js';
import { Problem } from '../../problem.js';
import { Rows } from './rows.js';
import type { Draws, Ends, PairValue, Wiring } from './wiring.js';

/**
 * One probability for all pairs. The gaps between the synapses of a row are geometrically distributed, so the work
 * goes with the synapses made, not with the pairs looked at.
 */
export function constantProbability(ends: Ends, probability: number): Wiring {
  refuseImprobable(probability);
  const { sources, targets, draws, where } = ends;
  const rows = new Rows(sources, ends.limit);
  const gap = gapOf(probability);
  const row = new Uint32Array(targets);
  for (let source = 0; source < sources; source++) {
    const count = probabilityRow(draws, gap, source, targets, row);
    for (let nth = 0; nth < count; nth++) {
      if (where === undefined || where(source, row[nth])) rows.push(row[nth]);
    }
    rows.endRow();
  }
  return rows.finish();
}

/** From a uniform number, how many pairs are passed over before the next synapse. */
export type Gap = (uniform: number) => number;

/** Writes the targets of a row, ascending, and returns how many there are. */
export function probabilityRow(
  draws: Draws,
  gap: Gap,
  source: number,
  targets: number,
  into: Uint32Array,
): number {
  let count = 0;
  let nth = 0;
  let target = gap(draws.uniform(source, nth++));
  while (target < targets) {
    into[count++] = target;
    target += 1 + gap(draws.uniform(source, nth++));
  }
  return count;
}

export function gapOf(probability: number): Gap {
  if (probability === 0) return () => Number.POSITIVE_INFINITY;
  if (probability === 1) return () => 0;
  const logOfMissing = log1p(-probability);
  return (uniform) => Math.floor(log(1 - uniform) / logOfMissing);
}

/** A probability for each pair: below 0 it means never, above 1 always, as in Brian2. */
export function textProbability(ends: Ends, probability: PairValue): Wiring {
  const rows = new Rows(ends.sources, ends.limit);
  for (let source = 0; source < ends.sources; source++) {
    for (let target = 0; target < ends.targets; target++) {
      if (ends.where !== undefined && !ends.where(source, target)) continue;
      if (chosen(ends.draws, source, target, probability)) rows.push(target);
    }
    rows.endRow();
  }
  return rows.finish();
}

export function chosen(draws: Draws, source: number, target: number, probability: PairValue): boolean {
  const chance = probability(source, target);
  if (Number.isNaN(chance)) {
    throw new Problem(`The probability from neuron ${source} to neuron ${target} is not a number.`, {
      fix: 'Look for 0/0 or the root of a negative number.',
    });
  }
  return draws.uniform(source, target) < chance;
}

export function refuseImprobable(probability: number): void {
  if (probability >= 0 && probability <= 1) return;
  throw new Problem(`The probability ${probability} is not between 0 and 1.`, { fix: 'Write 0.02 for 2 %.' });
}
