/**
 * The binary version of CIFAR-10 (A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009): records of one
 * label and 3072 bytes, which are three planes (red, green, blue) of 32 rows of 32. Here a pixel's three colours lie side by side.
 */
import { Problem } from '../../problem.js';
import type { Split } from '../dataset.js';

export const CIFAR_SHAPE: readonly number[] = [32, 32, 3];
const [HEIGHT, WIDTH, CHANNELS] = CIFAR_SHAPE;
const PLANE = HEIGHT * WIDTH;
const PICTURE_BYTES = PLANE * CHANNELS;
const RECORD_BYTES = 1 + PICTURE_BYTES;
const BRIGHTEST = 255;

/** Files of records, one after the other. */
export function readCifar10(files: readonly { readonly bytes: Uint8Array; readonly shown: string }[]): Split {
  for (const { bytes, shown } of files) {
    if (bytes.length > 0 && bytes.length % RECORD_BYTES === 0) continue;
    throw new Problem(
      `\`${shown}\` has ${bytes.length} bytes, which are no whole records of ${RECORD_BYTES}.`,
      {
        fix: 'Give the binary version of CIFAR-10, all of it: fetch the file again.',
      },
    );
  }
  const count = files.reduce((sum, { bytes }) => sum + bytes.length / RECORD_BYTES, 0);
  const values = new Float32Array(count * PICTURE_BYTES);
  const labels = new Uint8Array(count);
  let row = 0;
  for (const { bytes } of files) {
    for (let at = 0; at < bytes.length; at += RECORD_BYTES) {
      labels[row] = bytes[at];
      interleave(bytes, at + 1, values, row * PICTURE_BYTES);
      row++;
    }
  }
  return { inputs: { count, width: PICTURE_BYTES, values }, labels };
}

function interleave(bytes: Uint8Array, from: number, values: Float32Array, to: number): void {
  for (let channel = 0; channel < CHANNELS; channel++) {
    for (let pixel = 0; pixel < PLANE; pixel++)
      values[to + pixel * CHANNELS + channel] = bytes[from + channel * PLANE + pixel] / BRIGHTEST;
  }
}
