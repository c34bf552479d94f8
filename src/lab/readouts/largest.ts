import type { Rows } from '../rows.js';

/** The column of the largest number of each row; of equal ones the first. */
export function largestOfRows({ count, width, values }: Rows): Uint32Array {
  return Uint32Array.from({ length: count }, (_, row) => {
    let best = 0;
    for (let column = 1; column < width; column++) {
      if (values[row * width + column] > values[row * width + best]) best = column;
    }
    return best;
  });
}
