import { log } from '../../numeric/index.js';
import { type Rows, rowOf } from '../rows.js';

/**
 * How evenly a unit's weights are spread over its inputs, averaged over units: the entropy of |w| / sum |w|, as a share of the
 * largest possible. 1: all the same; 0: all on one input. Units without weights are left out; NaN if all are.
 */
export function weightEntropy(weights: Rows): number {
  let sum = 0;
  let units = 0;
  for (let row = 0; row < weights.count; row++) {
    const share = evenness(rowOf(weights, row));
    if (Number.isNaN(share)) continue;
    sum += share;
    units++;
  }
  return sum / units;
}

function evenness(row: Float32Array): number {
  const total = row.reduce((sum, weight) => sum + Math.abs(weight), 0);
  if (total === 0) return Number.NaN;
  if (row.length === 1) return 1;
  let entropy = 0;
  for (const weight of row) {
    const share = Math.abs(weight) / total;
    if (share > 0) entropy -= share * log(share);
  }
  return entropy / log(row.length);
}
