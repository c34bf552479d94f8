/**
 * Samples, features and weights, as the lab hands them round: rows in ordinary memory, so that a method may compute with any backend, or
 * none, and what looks on needs to know of no backend at all.
 */
import type { Rows } from '../data/dataset.js';

export type { Rows };

export function newRows(
  count: number,
  width: number,
  values: Float32Array = new Float32Array(count * width),
): Rows {
  return { count, width, values };
}

/** A view of one row. */
export function rowOf({ width, values }: Rows, row: number): Float32Array {
  return values.subarray(row * width, (row + 1) * width);
}

/** A view of rows `from` up to but not including `to`. */
export function rowRange({ width, values }: Rows, from: number, to: number): Rows {
  return newRows(to - from, width, values.subarray(from * width, to * width));
}

/** Copies of the rows named, in their order. */
export function pickRows(source: Rows, indices: ArrayLike<number>): Rows {
  const { width } = source;
  const picked = newRows(indices.length, width);
  for (let k = 0; k < indices.length; k++) picked.values.set(rowOf(source, indices[k]), k * width);
  return picked;
}
