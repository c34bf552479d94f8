import { type Rows, rowOf } from '../rows.js';

export interface Duplicates {
  /** Pairs of units whose weights point almost the same way. */
  readonly pairs: number;
  /** Units that could go without loss: those with such a twin of lower index. */
  readonly units: number;
}

/** Two units are duplicates if the cosine of the angle between their weights is above `cosine`. */
export function duplicates(weights: Rows, cosine = DUPLICATE_COSINE): Duplicates {
  const lengths = Float64Array.from({ length: weights.count }, (_, row) =>
    Math.sqrt(dot(rowOf(weights, row), rowOf(weights, row))),
  );
  let pairs = 0;
  let units = 0;
  for (let a = 0; a < weights.count; a++) {
    const before = pairs;
    for (let b = 0; b < a; b++) {
      if (dot(rowOf(weights, a), rowOf(weights, b)) > cosine * lengths[a] * lengths[b]) pairs++;
    }
    if (pairs > before) units++;
  }
  return { pairs, units };
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

/** An angle of 26 degrees. */
const DUPLICATE_COSINE = 0.9;
