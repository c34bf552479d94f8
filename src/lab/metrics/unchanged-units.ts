import type { Rows } from '../rows.js';

/** Units whose weights are to the bit what they were. A layer full of them has learned nothing, however well its read-out does. */
export function unchangedUnits(before: Rows, now: Rows): number {
  const { count, width } = now;
  if (before.count !== count || before.width !== width) return 0;
  let unchanged = 0;
  for (let unit = 0; unit < count; unit++) {
    let k = unit * width;
    const end = k + width;
    while (k < end && now.values[k] === before.values[k]) k++;
    if (k === end) unchanged++;
  }
  return unchanged;
}
