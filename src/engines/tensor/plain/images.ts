/** Windows over images, in plain loops. Devices without an operation for it use them too. */
import type { Pooling } from '../backend.js';
import { eachPatchEntry, type ImageWindow, patchSize, pixelsOf, placesOf } from '../image-window.js';

export function unfoldInto(
  patches: Float32Array,
  images: Float32Array,
  count: number,
  window: ImageWindow,
): void {
  const { down, across } = placesOf(window);
  const [size, pixels] = [patchSize(window), pixelsOf(window)];
  for (let image = 0; image < count; image++) {
    const [patchBase, imageBase] = [image * down * across * size, image * pixels];
    eachPatchEntry(window, (patch, entry, pixel) => {
      patches[patchBase + patch * size + entry] = pixel < 0 ? 0 : images[imageBase + pixel];
    });
  }
}

export function foldInto(
  images: Float32Array,
  patches: Float32Array,
  count: number,
  window: ImageWindow,
): void {
  const { down, across } = placesOf(window);
  const [size, pixels] = [patchSize(window), pixelsOf(window)];
  const sums = new Float64Array(pixels);
  for (let image = 0; image < count; image++) {
    const base = image * down * across * size;
    sums.fill(0);
    eachPatchEntry(window, (patch, entry, pixel) => {
      if (pixel >= 0) sums[pixel] += patches[base + patch * size + entry];
    });
    images.set(sums, image * pixels);
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
  const { down, across } = placesOf(window);
  const pixels = pixelsOf(window);
  const results = new Float64Array(down * across * channels);
  const counts = new Int32Array(results.length);
  for (let image = 0; image < count; image++) {
    results.fill(by === 'max' ? Number.NEGATIVE_INFINITY : 0);
    counts.fill(0);
    eachPatchEntry(window, (patch, entry, pixel) => {
      if (pixel < 0) return;
      const at = patch * channels + (entry % channels);
      const value = images[image * pixels + pixel];
      results[at] = by === 'max' ? Math.max(results[at], value) : results[at] + value;
      counts[at]++;
    });
    if (by === 'mean') for (let at = 0; at < results.length; at++) results[at] /= counts[at];
    into.set(results, image * results.length);
  }
}
