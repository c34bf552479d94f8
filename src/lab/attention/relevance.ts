/**
 * How much a token matters to the others: the attention that it draws, times how much of it is news, which is its
 * prediction error weighed by precision, or its length where nothing is predicted.
 */
import { Problem } from '../../problem.js';
import { newRows, type Rows, rowOf } from '../rows.js';

/**
 * @param shares of attention: a row for each token that attends, a column for each that is attended to.
 * @param weights of the tokens attended to, such as their surprise.
 * @returns one row; it sums to the mean weight of what was attended to, times the tokens that attend.
 */
export function relevance(shares: Rows, weights: ArrayLike<number>): Rows {
  if (weights.length !== shares.width)
    throw new Problem(`There are ${weights.length} weights for ${shares.width} tokens.`, {
      fix: 'Give each token one.',
    });
  const result = newRows(1, shares.width);
  for (let from = 0; from < shares.count; from++) {
    const share = rowOf(shares, from);
    for (let to = 0; to < shares.width; to++) result.values[to] += share[to] * weights[to];
  }
  return result;
}

/** How far errors are beyond what was to be expected: the sum of error^2 / (2 variance), as the rule `relevance` learns both. */
export function surprise(errors: ArrayLike<number>, variances: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < errors.length; k++) sum += (errors[k] * errors[k]) / (2 * variances[k]);
  return sum;
}
