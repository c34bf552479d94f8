/**
 * Units of a window compete at each place, by triangles: max(0, match - mean of the place). The largest in each square of places is
 * what a stage answers. Both in one pass, as there are hundreds of places for a pixel that is read out.
 */
import { type ImageWindow, placesOf } from '../../engines/tensor/image-window.js';
import { newRows, type Rows } from '../rows.js';

/**
 * @param matches a row for each place of each image.
 * @param pool over places with units as channels: squares side by side, and nothing around the image.
 */
export function pooledTriangles({ count, width: units, values }: Rows, pool: ImageWindow): Rows {
  const { height, width, stride } = pool;
  const { down, across } = placesOf(pool);
  const pooled = newRows(count / (height * width), down * across * units);
  for (let image = 0, place = 0; image < pooled.count; image++)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++, place++) {
        const [row, column] = [Math.floor(y / stride), Math.floor(x / stride)];
        if (row >= down || column >= across) continue;
        const into = image * pooled.width + (row * across + column) * units;
        raiseTo(pooled.values, into, values, place * units, units);
      }
  return pooled;
}

function raiseTo(into: Float32Array, at: number, matches: Float32Array, from: number, units: number): void {
  let sum = 0;
  for (let k = 0; k < units; k++) sum += matches[from + k];
  const mean = sum / units;
  for (let k = 0; k < units; k++) {
    const triangle = matches[from + k] - mean;
    if (triangle > into[at + k]) into[at + k] = triangle;
  }
}
