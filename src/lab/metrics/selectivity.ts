import type { Rows } from '../rows.js';

/**
 * How much each unit prefers one class, averaged over units: (best - others) / (best + others), of its mean response to the class
 * it likes best and to all others (Morcos et al., ICLR 2018). From 0 to 1 for responses that are not negative, so give
 * it activated features. Units that never respond are left out; NaN if all are.
 */
export function selectivity(features: Rows, labels: ArrayLike<number>, classes: number): number {
  const { count, width, values } = features;
  const sums = new Float64Array(classes * width);
  const counts = new Float64Array(classes);
  for (let row = 0; row < count; row++) {
    counts[labels[row]]++;
    const at = labels[row] * width;
    for (let unit = 0; unit < width; unit++) sums[at + unit] += values[row * width + unit];
  }
  let total = 0;
  let units = 0;
  for (let unit = 0; unit < width; unit++) {
    const index = preference(unit, sums, counts, width);
    if (Number.isNaN(index)) continue;
    total += index;
    units++;
  }
  return total / units;
}

function preference(unit: number, sums: Float64Array, counts: Float64Array, width: number): number {
  let best = Number.NEGATIVE_INFINITY;
  let liked = 0;
  let all = 0;
  for (let label = 0; label < counts.length; label++) {
    const sum = sums[label * width + unit];
    all += sum;
    if (counts[label] === 0 || sum / counts[label] <= best) continue;
    best = sum / counts[label];
    liked = label;
  }
  const seen = counts.reduce((sum, count) => sum + count, 0);
  const others = (all - sums[liked * width + unit]) / Math.max(1, seen - counts[liked]);
  return best + others === 0 ? Number.NaN : (best - others) / (best + others);
}
