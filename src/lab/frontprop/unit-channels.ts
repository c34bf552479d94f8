/**
 * Rows in which channels take turns (pixel after pixel, each with all its channels), as patches and kernels lie: each channel is
 * brought to length 1 by itself. One that shows nothing stays as it is.
 */
import type { Rows } from '../rows.js';

/** In place. */
export function unitChannels({ count, width, values }: Rows, channels: number): void {
  for (let row = 0; row < count; row++) unitChannelsOf(values, row * width, width, channels);
}

/** Of one row, which begins at `from`. */
export function unitChannelsOf(values: Float32Array, from: number, width: number, channels: number): void {
  for (let channel = 0; channel < channels; channel++) {
    let square = 0;
    for (let at = from + channel; at < from + width; at += channels) square += values[at] * values[at];
    if (square === 0) continue;
    const factor = 1 / Math.sqrt(square);
    for (let at = from + channel; at < from + width; at += channels) values[at] *= factor;
  }
}
