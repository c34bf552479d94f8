import { RandomStream } from '../clock/random.js';

/** The rows from 0 to count - 1 in an order that seed and epoch alone decide (Fisher & Yates, from the end). */
export function shuffledRows(count: number, seed: number, epoch: number): Uint32Array {
  const random = new RandomStream(seed, 'data', 'order of samples');
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  for (let last = count - 1; last > 0; last--) {
    const chosen = Math.floor(random.uniform(last, epoch, 0) * (last + 1));
    [rows[last], rows[chosen]] = [rows[chosen], rows[last]];
  }
  return rows;
}
