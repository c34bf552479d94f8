/** The entries of a column where they lie in memory, whatever they are kept as. */
import type { Kept } from '../../../equations/kernel/frame.js';

export type ColumnView = Float64Array | Float32Array;

export function columnView(
  buffer: ArrayBufferLike,
  { address, precision }: Kept,
  length: number,
): ColumnView {
  return precision === 'f32'
    ? new Float32Array(buffer, address, length)
    : new Float64Array(buffer, address, length);
}
