/** The changes that the frames of a batch would make to what is kept become one change. */
import type { Merge } from '../../equations/layer/index.js';

export interface Merging {
  /** @param values what one frame would make of it. */
  add(values: Float64Array): void;
  finish(): void;
}

/** `mean` and `sum` are of the changes; `largest` is of the new values. One frame alone changes it to just its value. */
export function merging(merge: Merge, column: Float64Array): Merging {
  const first = new Float64Array(column.length);
  const changes = new Float64Array(column.length);
  let count = 0;
  return {
    add(values) {
      if (count === 0) first.set(values);
      for (let k = 0; k < values.length; k++)
        changes[k] =
          merge !== 'largest'
            ? changes[k] + (values[k] - column[k])
            : count === 0
              ? values[k]
              : Math.max(changes[k], values[k]);
      count++;
    },
    finish() {
      if (count === 1) column.set(first);
      else if (merge === 'largest') column.set(changes);
      else
        for (let k = 0; k < column.length; k++)
          column[k] += merge === 'mean' ? changes[k] / count : changes[k];
    },
  };
}
