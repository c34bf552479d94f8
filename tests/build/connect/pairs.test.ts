import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneToOne } from '../../../src/build/connect/one-to-one.js';
import { pairs } from '../../../src/build/connect/pairs.js';
import { type Pair, pairsOf } from './oracle.js';

describe('pairs', () => {
  const list = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 7 })), { maxLength: 60 });

  it('keeps the order of the list within each source, and every entry, repeats too', () => {
    fc.assert(
      fc.property(list, (entries) => {
        const made = pairs({ sources: 6, targets: 8 }, entries);
        const sorted = entries
          .map((pair, place) => ({ pair: pair as Pair, place }))
          .sort((a, b) => a.pair[0] - b.pair[0] || a.place - b.place);
        expect(pairsOf(made)).toEqual(sorted.map(({ pair }) => pair));
        expect([...made.listing]).toEqual(sorted.map(({ place }) => place));
      }),
    );
  });

  it('refuses neurons that do not exist', () => {
    expect(() => pairs({ sources: 2, targets: 2 }, [[0, 2]])).toThrow(
      'There is no target neuron 2. They are numbered from 0 to 1.',
    );
    expect(() => pairs({ sources: 2, targets: 2 }, [[-1, 0]])).toThrow(/no source neuron -1/);
    expect(() => pairs({ sources: 2, targets: 2 }, [[0.5, 0]])).toThrow(/no source neuron 0.5/);
  });
});

describe('one_to_one', () => {
  it('joins neurons of one number', () => {
    expect(pairsOf(oneToOne({ sources: 3, targets: 3 }))).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });

  it('refuses populations of different sizes', () => {
    expect(() => oneToOne({ sources: 3, targets: 4 })).toThrow(/these have 3 and 4 neurons/);
  });
});
