/**
 * Attention among the tokens of a sample. What a token asks for (its query), what it has to offer (its key) and what it
 * says (its value) are the answers of three layers that learn by local rules; attention itself learns nothing.
 */
import { exp } from '../../numeric/index.js';
import { Problem } from '../../problem.js';
import { newRows, type Rows, rowOf } from '../rows.js';

export interface Attending {
  readonly queries: Rows;
  readonly keys: Rows;
  /** One for each key. */
  readonly values: Rows;
  /**
   * What inner products are multiplied by: 1 / sqrt(width of a key) unless told (Vaswani et al. 2017). With keys and values
   * the same stored patterns, this is one step of retrieval of a modern Hopfield network (Ramsauer et al. 2021).
   */
  readonly sharpness?: number;
}

export interface Attention {
  /** For each query, how much of it goes to each key: a row that sums to 1. */
  readonly shares: Rows;
  /** For each query, the values in these shares. */
  readonly answers: Rows;
}

export function attend({
  queries,
  keys,
  values,
  sharpness = 1 / Math.sqrt(keys.width),
}: Attending): Attention {
  if (keys.count < 1 || keys.count !== values.count || keys.width !== queries.width)
    throw new Problem(
      `Attention has ${queries.count} queries of ${queries.width} numbers, ${keys.count} keys of ${keys.width}, and ${values.count} values.`,
      { fix: 'Give keys as wide as the queries, one at least, and a value for each key.' },
    );
  const shares = newRows(queries.count, keys.count);
  const answers = newRows(queries.count, values.width);
  for (let query = 0; query < queries.count; query++) {
    const share = rowOf(shares, query);
    for (let key = 0; key < keys.count; key++)
      share[key] = sharpness * innerProduct(rowOf(queries, query), rowOf(keys, key));
    softmax(share);
    const answer = rowOf(answers, query);
    for (let key = 0; key < keys.count; key++) {
      const value = rowOf(values, key);
      for (let k = 0; k < values.width; k++) answer[k] += share[key] * value[k];
    }
  }
  return { shares, answers };
}

export function innerProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

function softmax(row: Float32Array): void {
  const highest = row.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let k = 0; k < row.length; k++) {
    row[k] = exp(row[k] - highest);
    sum += row[k];
  }
  for (let k = 0; k < row.length; k++) row[k] /= sum;
}
