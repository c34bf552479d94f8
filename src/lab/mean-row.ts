import type { Rows } from './rows.js';

/** The mean of all rows. */
export function meanRow({ count, width, values }: Rows): Float64Array {
  const mean = new Float64Array(width);
  for (let row = 0; row < count; row++) for (let k = 0; k < width; k++) mean[k] += values[row * width + k];
  return mean.map((sum) => sum / count);
}
