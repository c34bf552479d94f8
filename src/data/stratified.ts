/** One heap of samples parted into those to learn from and those to test with: the same parts on every machine, for ever. */
import { RandomStream } from '../clock/random.js';
import type { Split } from './dataset.js';
import { pickSamples } from './pick.js';

/** Of the samples of each class, rounded. */
export const TEST_SHARE = 0.2;

/**
 * Of every class, the samples with the smallest draws of the stream (seed, 'data', 'test samples') at their own index are kept for
 * the test: a fifth of the class. Both parts keep the order of the heap.
 */
export function splitStratified(
  all: Split,
  classes: number,
  seed = 0,
): { readonly train: Split; readonly test: Split } {
  const random = new RandomStream(seed, 'data', 'test samples');
  const inTest = new Uint8Array(all.labels.length);
  for (let label = 0; label < classes; label++) {
    const members = rowsWhere(all, (row) => all.labels[row] === label);
    const draws = new Map(members.map((row) => [row, random.uniform(row, 0, 0)]));
    const drawn = [...members].sort((a, b) => draws.get(a)! - draws.get(b)!);
    for (const row of drawn.slice(0, Math.round(members.length * TEST_SHARE))) inTest[row] = 1;
  }
  return {
    train: pickSamples(
      all,
      rowsWhere(all, (row) => inTest[row] === 0),
    ),
    test: pickSamples(
      all,
      rowsWhere(all, (row) => inTest[row] === 1),
    ),
  };
}

function rowsWhere({ labels }: Split, holds: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < labels.length; row++) if (holds(row)) rows.push(row);
  return rows;
}
