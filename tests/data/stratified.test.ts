import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitStratified } from '../../src/data/stratified.js';
import { splitOf } from './files.js';

/** Sample k holds its own number. */
const withLabels = (labels: readonly number[]) =>
  splitOf(
    labels.map((_, k) => [k]),
    labels,
  );

test('each sample is in one part, a fifth of each class in the test, both in order', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { maxLength: 60 }), fc.nat(), (labels, seed) => {
      const { train, test: kept } = splitStratified(withLabels(labels), 4, seed);
      const [learned, tested] = [[...train.inputs.values], [...kept.inputs.values]];
      expect([...learned, ...tested].sort((a, b) => a - b)).toEqual(labels.map((_, k) => k));
      for (const part of [learned, tested]) expect(part).toEqual([...part].sort((a, b) => a - b));
      expect([...kept.labels]).toEqual(tested.map((k) => labels[k]));
      for (let label = 0; label < 4; label++) {
        const members = labels.filter((each) => each === label).length;
        expect(kept.labels.filter((each) => each === label)).toHaveLength(Math.round(members * 0.2));
      }
    }),
  );
});

test('the split of a seed never changes', () => {
  const { test: kept } = splitStratified(withLabels(Array.from({ length: 30 }, (_, k) => k % 3)), 3);
  expect([...kept.inputs.values]).toEqual([3, 4, 14, 19, 20, 27]);
});
