import { expect, test } from 'vitest';
import { checkSplit } from '../../src/data/check.js';
import type { Split } from '../../src/data/dataset.js';
import { splitOf } from './files.js';

const good = splitOf(
  [
    [0, 1],
    [0.5, -2],
  ],
  [0, 2],
);
const check = (split: Split) => checkSplit('the samples', split, 2, 3);

test('good samples pass', () => {
  expect(() => check(good)).not.toThrow();
});

test.each<[string, Split, RegExp]>([
  ['none', splitOf([], []), /There is nothing in the samples/],
  ['of another width', splitOf([[1, 2, 3]], [0]), /The samples hold 3 numbers each .* not 2/],
  ['fewer labels', { ...good, labels: Int32Array.of(1) }, /1 labels for 2 samples/],
  [
    'NaN',
    splitOf(
      [
        [0, 1],
        [Number.NaN, 1],
      ],
      [0, 0],
    ),
    /Number 1 of sample 2 in the samples is NaN/,
  ],
  ['infinity', splitOf([[0, Number.NEGATIVE_INFINITY]], [0]), /Number 2 of sample 1 .* is -Infinity/],
  ['a label too high', splitOf([[0, 1]], [3]), /label of sample 1 in the samples is 3; there are 3 classes/],
  ['a negative label', splitOf([[0, 1]], [-1]), /is -1; there are 3 classes/],
])('%s: refused', (_, split, message) => {
  expect(() => check(split)).toThrow(message);
});
