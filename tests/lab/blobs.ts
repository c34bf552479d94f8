/** Clouds around points of a cube, one for each class: what any method should tell apart. */
import { RandomStream } from '../../src/clock/random.js';
import type { Split } from '../../src/data/dataset.js';
import { newRows } from '../../src/lab/rows.js';

const SPREAD = 0.15;

export function blobs(count: number, width: number, classes: number, seed: number): Split {
  const centres = new RandomStream(0, 'blobs', 'centres');
  const noise = new RandomStream(seed, 'blobs', 'noise');
  const inputs = newRows(count, width);
  const labels = Int32Array.from({ length: count }, (_, row) => row % classes);
  for (let row = 0; row < count; row++) {
    for (let k = 0; k < width; k++) {
      inputs.values[row * width + k] = centres.uniform(k, labels[row], 0) + SPREAD * noise.normal(k, row, 0);
    }
  }
  return { inputs, labels };
}
