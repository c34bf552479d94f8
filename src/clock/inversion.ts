/**
 * Counts read off from one uniform number: the count is how many of the cumulative probabilities C_0, C_1, ... it has reached.
 * They are added up in f64 in this order, so that a table of them gives the same count as adding on the way.
 */

/** Below this mean, counting up from 0 is quicker than rejecting, for the many that share a table. */
export const LARGE_MEAN = 32;

/** Probabilities that a uniform number of 53 bits cannot see. */
const NEGLIGIBLE = 2 ** -55;

/** How probable 0 is, and from the probability of k - 1 that of k. */
export interface Chances {
  readonly none: number;
  readonly mean: number;
  /** The largest count, if there is one. */
  readonly most: number;
  next(probability: number, k: number): number;
}

export function invert({ none, mean, most, next }: Chances, uniform: number): number {
  let probability = none;
  let cumulative = none;
  let k = 0;
  while (uniform >= cumulative && k < most && !(probability < NEGLIGIBLE && k > mean)) {
    k++;
    probability = next(probability, k);
    cumulative += probability;
  }
  return k;
}

/** All cumulative probabilities that a count can reach. */
export function thresholds({ none, mean, most, next }: Chances): Float64Array {
  const table: number[] = [];
  let probability = none;
  let cumulative = none;
  for (let k = 0; k < most && !(probability < NEGLIGIBLE && k > mean); ) {
    table.push(cumulative);
    k++;
    probability = next(probability, k);
    cumulative += probability;
  }
  return Float64Array.from(table);
}
