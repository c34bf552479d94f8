/** The 8x8 digits that lie in `stimuli/`, in the order of their file: 1,797 rows of 64 pixels from 0 to 16. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Split } from '../../src/data/dataset.js';
import { newRows } from '../../src/lab/rows.js';

const PIXELS = 64;
export const DIGIT_CLASSES = 10;

/** @param train how many of the first are for training; the others are for testing. @param scale of a pixel. */
export function digits(train: number, scale = 1): { readonly train: Split; readonly test: Split } {
  const file = new URL('../../stimuli/digits.csv.gz', import.meta.url);
  const lines = gunzipSync(readFileSync(file)).toString().trim().split('\n');
  const rows = lines.filter((line) => /^\d/.test(line)).map((line) => line.split(',').map(Number));
  const split = (part: number[][]): Split => ({
    inputs: newRows(
      part.length,
      PIXELS,
      Float32Array.from(part.flatMap((row) => row.slice(0, PIXELS).map((pixel) => pixel * scale))),
    ),
    labels: Uint8Array.from(part, (row) => row[PIXELS]),
  });
  return { train: split(rows.slice(0, train)), test: split(rows.slice(train)) };
}
