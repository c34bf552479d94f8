import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all } from '../../../src/build/connect/all.js';
import { ends, filterPairs, pairsOf } from './oracle.js';

const size = fc.integer({ min: 0, max: 12 });

describe('all', () => {
  it('makes every pair, itself included', () => {
    fc.assert(
      fc.property(size, size, (sources, targets) => {
        expect(pairsOf(all(ends(sources, targets)))).toEqual(filterPairs(sources, targets, () => true));
      }),
    );
  });

  it('leaves out what where does not allow', () => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 4 }), (sources, targets, step) => {
        const where = (i: number, j: number) => (i + 2 * j) % step === 0;
        expect(pairsOf(all(ends(sources, targets, { where })))).toEqual(
          filterPairs(sources, targets, ([i, j]) => where(i, j)),
        );
      }),
    );
  });

  it('refuses more synapses than there is room for, before making them or on the way', () => {
    expect(() => all(ends(1e6, 1e6, { limit: 1000 }))).toThrow(/room for 1,000/);
    expect(() => all(ends(1e6, 1e6, { limit: 1000, where: () => true }))).toThrow(/room for 1,000/);
  });
});
