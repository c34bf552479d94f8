import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compare } from '../../../src/engines/layer/compare.js';

it('finds the first ranks as sorting does, and gives the last one to all others', () => {
  // Few different values, so that many are equal.
  const values = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(values, fc.integer({ min: 0, max: 70 }), (numbers, lastRank) => {
      const all = Float64Array.from(numbers);
      const sorted = compare({ how: 'rank', lastRank: Number.POSITIVE_INFINITY }, all);
      expect([...sorted].sort((a, b) => a - b)).toEqual([...sorted.keys()]);
      const found = compare({ how: 'rank', lastRank }, all);
      expect([...found]).toEqual([...sorted].map((rank) => Math.min(rank, lastRank)));
    }),
  );
});
