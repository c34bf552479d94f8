import { Problem } from '../../problem.js';
import type { Split } from '../dataset.js';
import { readIdx } from './idx.js';
import { scalePixels } from './pixels.js';

export interface ShapedSplit {
  readonly split: Split;
  /** Of a picture: [height, width, channels]. */
  readonly shape: readonly number[];
}

/** Pictures and their labels, each of an idx file. */
export function readIdxSplit(
  images: { readonly bytes: Uint8Array; readonly shown: string },
  labels: { readonly bytes: Uint8Array; readonly shown: string },
): ShapedSplit {
  const pixels = readIdx(images.bytes, images.shown);
  const marks = readIdx(labels.bytes, labels.shown);
  const [count, ...sizes] = pixels.sizes;
  if (sizes.length === 0 || sizes.length > MOST_PICTURE_SIZES) {
    throw new Problem(
      `\`${images.shown}\` has ${pixels.sizes.length} sizes, which is not how pictures lie.`,
      {
        fix: 'Pictures have three (count, height, width) or four (then channels). Is this the file of labels?',
      },
    );
  }
  if (marks.sizes.length !== 1) {
    throw new Problem(`\`${labels.shown}\` has ${marks.sizes.length} sizes, which is not how labels lie.`, {
      fix: 'Labels have one: their count. Is this the file of pictures?',
    });
  }
  const shape = sizes.length === 2 ? [...sizes, 1] : sizes;
  const width = sizes.reduce((product, size) => product * size, 1);
  return {
    shape,
    split: { inputs: { count, width, values: scalePixels(pixels.values) }, labels: marks.values.slice() },
  };
}

/** Height, width, channels. */
const MOST_PICTURE_SIZES = 3;
