import { expect, test } from 'vitest';
import type { Dataset } from '../../src/data/dataset.js';
import { TRANSFORM_NAMES, transform } from '../../src/data/transform.js';
import { splitOf } from './files.js';

const dataset: Dataset = {
  name: 'four',
  classes: ['a'],
  shape: [3],
  train: splitOf(
    [
      [1, 10, 5],
      [3, 30, 5],
    ],
    [0, 0],
  ),
  test: splitOf(
    [
      [4, 0, 6],
      [0, 0, 0],
    ],
    [0, 0],
  ),
};
const changed = (name: (typeof TRANSFORM_NAMES)[number]) => {
  const { train, test: kept } = transform(dataset, name);
  // Without negative zeros.
  return [train, kept].map(({ inputs }) => Array.from(inputs.values, (value) => value + 0));
};

test('range, centre and standardise know the training samples alone', () => {
  expect(changed('range')).toEqual([
    [0, 0, 0, 1, 1, 0],
    [1.5, -0.5, 0, -0.5, -0.5, 0],
  ]);
  expect(changed('centre')).toEqual([
    [-1, -10, 0, 1, 10, 0],
    [2, -20, 1, -2, -20, -5],
  ]);
  expect(changed('standardise')).toEqual([
    [-1, -1, 0, 1, 1, 0],
    [2, -2, 0, -2, -2, 0],
  ]);
});

test('normalise makes every sample as long as 1', () => {
  const [train, kept] = changed('normalise');
  expect(Math.hypot(...train.slice(0, 3))).toBeCloseTo(1, 6);
  expect(Math.hypot(...train.slice(3))).toBeCloseTo(1, 6);
  expect(kept.slice(3)).toEqual([0, 0, 0]);
});

test.each(TRANSFORM_NAMES)('%s leaves the data set given as it is, and labels alone', (name) => {
  const before = structuredClone(dataset);
  expect(transform(dataset, name).test.labels).toEqual(before.test.labels);
  expect(dataset).toEqual(before);
});

test('a number that becomes too large for one is refused', () => {
  const tiny = { ...dataset, shape: [1], train: splitOf([[0], [1e-45]], [0, 0]), test: splitOf([[1]], [0]) };
  expect(() => transform(tiny, 'standardise')).toThrow(
    /Number 1 of sample 1 in the test samples of four is Inf/,
  );
});

test('a name that there is not', () => {
  expect(() => transform(dataset, 'center' as 'centre')).toThrow(/Did you mean `centre`/);
  expect(() => transform(dataset, 'toString' as 'centre')).toThrow(/no transform/);
});
