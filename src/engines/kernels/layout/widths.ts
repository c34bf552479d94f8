/** How many bytes things take in the memory of the kernels. */

import type { Kept } from '../../../equations/kernel/frame.js';
import type { Precision } from '../../../numeric/precision.js';

/** An f64. */
export const BYTES_PER_NUMBER = 8;
export const BYTES_PER: Readonly<Record<Precision, number>> = { f64: BYTES_PER_NUMBER, f32: 4 };
export const NUMBER_SHIFT = 3;
/** A number of a neuron or synapse. */
export const BYTES_PER_INDEX = 4;
export const INDEX_SHIFT = 2;
/** The same of a neuron, where there are few. */
export const BYTES_PER_SHORT = 2;
export const SHORT_SHIFT = 1;
/** f64 lanes of a vector. */
export const LANES = 2;
/** Columns of neurons have room for whole turns of the widest loop: four vectors. */
export const ROOM = 4 * LANES;

/** A column as seen from so many entries further on. */
export function entriesAhead({ address, precision = 'f64' }: Kept, entries: number): Kept {
  return { address: address + entries * BYTES_PER[precision], precision };
}

export function withRoom(entries: number): number {
  return Math.ceil(entries / ROOM) * ROOM;
}
