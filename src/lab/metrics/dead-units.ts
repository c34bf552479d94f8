import type { Rows } from '../rows.js';

/** Units whose feature is the same for every sample: they tell nothing. */
export function deadUnits({ count, width, values }: Rows): number {
  let dead = 0;
  for (let unit = 0; unit < width; unit++) {
    let row = 1;
    while (row < count && values[row * width + unit] === values[unit]) row++;
    if (row >= count) dead++;
  }
  return dead;
}
