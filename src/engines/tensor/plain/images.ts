/** Windows over images, in plain loops. Devices without an operation for it use them too. */
import type { Pooling } from '../backend.js';
import { type ImageWindow, OUTSIDE, patchSize, patchTable, pixelsOf } from '../image-window.js';

export function unfoldInto(
  patches: Float32Array,
  images: Float32Array,
  count: number,
  window: ImageWindow,
): void {
  const table = patchTable(window);
  const pixels = pixelsOf(window);
  for (let image = 0; image < count; image++) {
    const [to, from] = [image * table.length, image * pixels];
    for (let i = 0; i < table.length; i++)
      patches[to + i] = table[i] === OUTSIDE ? 0 : images[from + table[i]];
  }
}

export function foldInto(
  images: Float32Array,
  patches: Float32Array,
  count: number,
  window: ImageWindow,
): void {
  const table = patchTable(window);
  const sums = new Float64Array(pixelsOf(window));
  for (let image = 0; image < count; image++) {
    sums.fill(0);
    for (let i = 0; i < table.length; i++)
      if (table[i] !== OUTSIDE) sums[table[i]] += patches[image * table.length + i];
    images.set(sums, image * sums.length);
  }
}

export function poolInto(
  into: Float32Array,
  images: Float32Array,
  count: number,
  window: ImageWindow,
  by: Pooling,
): void {
  const { channels } = window;
  const table = patchTable(window);
  const [pixels, size] = [pixelsOf(window), patchSize(window)];
  const results = new Float64Array((table.length / size) * channels);
  const counts = new Int32Array(results.length);
  for (let image = 0; image < count; image++) {
    results.fill(by === 'max' ? Number.NEGATIVE_INFINITY : 0);
    counts.fill(0);
    for (let i = 0; i < table.length; i++) {
      if (table[i] === OUTSIDE) continue;
      const at = Math.floor(i / size) * channels + (i % channels);
      const value = images[image * pixels + table[i]];
      results[at] = by === 'max' ? Math.max(results[at], value) : results[at] + value;
      counts[at]++;
    }
    if (by === 'mean') for (let at = 0; at < results.length; at++) results[at] /= counts[at];
    into.set(results, image * results.length);
  }
}
