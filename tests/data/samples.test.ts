/** Picking, shuffling and batching: each must hand out every sample once, with its own label. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batches } from '../../src/data/batches.js';
import { firstSamples, pickSamples } from '../../src/data/pick.js';
import { shuffledRows } from '../../src/data/shuffle.js';
import { splitOf } from './files.js';

/** Sample k is [k, -k] with label k. */
const counted = (count: number) =>
  splitOf(
    Array.from({ length: count }, (_, k) => [k, -k]),
    Array.from({ length: count }, (_, k) => k),
  );

describe('shuffling', () => {
  test('is a permutation that seed and epoch alone decide', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(), fc.nat(1000), (count, seed, epoch) => {
        const rows = shuffledRows(count, seed, epoch);
        expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, k) => k));
        expect(shuffledRows(count, seed, epoch)).toEqual(rows);
      }),
    );
    expect(shuffledRows(50, 0, 1)).not.toEqual(shuffledRows(50, 0, 2));
    expect(shuffledRows(50, 0, 1)).not.toEqual(shuffledRows(50, 1, 1));
  });

  test('puts every row into every place equally often', () => {
    const [count, epochs] = [6, 6000];
    const seen = new Float64Array(count * count);
    for (let epoch = 0; epoch < epochs; epoch++)
      shuffledRows(count, 3, epoch).forEach((row, place) => {
        seen[row * count + place]++;
      });
    const expected = epochs / count;
    const chiSquared = seen.reduce((sum, times) => sum + (times - expected) ** 2 / expected, 0);
    // 25 degrees of freedom: above 52.6 once in a thousand.
    expect(chiSquared).toBeLessThan(52.6);
  });
});

describe('batches', () => {
  test('hand out the rows in order, the last batch what is left', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 50 }), fc.nat(), (count, size, seed) => {
        const rows = shuffledRows(count, seed, 0);
        const seen: number[] = [];
        for (const { inputs, labels } of batches(counted(count), size, rows)) {
          expect(inputs.count).toBe(Math.min(size, count - seen.length));
          expect([...inputs.values]).toEqual([...labels].flatMap((label) => [label, -label]));
          seen.push(...labels);
        }
        expect(seen).toEqual([...rows]);
      }),
    );
  });

  test('share one buffer', () => {
    const buffers = new Set<ArrayBufferLike>();
    for (const { inputs } of batches(counted(10), 3, shuffledRows(10, 0, 0)))
      buffers.add(inputs.values.buffer);
    expect(buffers.size).toBe(1);
  });

  test.each([0, -1, 1.5, Number.NaN])('of %d samples are refused', (size) => {
    expect(() => [...batches(counted(3), size, [0, 1, 2])]).toThrow(/A batch of/);
  });
});

test('picked and first samples keep their labels', () => {
  const picked = pickSamples(counted(5), [4, 0, 4]);
  expect([Array.from(picked.inputs.values, (value) => value + 0), [...picked.labels]]).toEqual([
    [4, -4, 0, 0, 4, -4],
    [4, 0, 4],
  ]);
  const first = firstSamples(counted(5), 2);
  expect([first.inputs.count, [...first.labels]]).toEqual([2, [0, 1]]);
  expect(firstSamples(counted(5), 9).inputs.count).toBe(5);
});
