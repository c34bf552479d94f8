import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantProbability, textProbability } from '../../../src/build/connect/probability.js';
import { log, log1p } from '../../../src/numeric/index.js';
import { quickest } from '../quickest.js';
import { drawsFrom, ends, filterPairs, type Pair, pairsOf } from './oracle.js';

const size = fc.integer({ min: 0, max: 30 });
const probability = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0.01, max: 0.99, noNaN: true }));

describe('constantProbability', () => {
  it('walks each row by geometric gaps', () => {
    fc.assert(
      fc.property(size, size, probability, fc.nat(), (sources, targets, p, seed) => {
        const draws = drawsFrom(seed);
        const expected: Pair[] = [];
        for (let source = 0; source < sources; source++) {
          let nth = 0;
          let wait = 0;
          const next = () =>
            p === 1 ? 0 : p === 0 ? targets : Math.floor(log(1 - draws.uniform(source, nth++)) / log1p(-p));
          wait = next();
          for (let target = 0; target < targets; target++) {
            if (wait-- > 0) continue;
            expected.push([source, target]);
            wait = next();
          }
        }
        expect(pairsOf(constantProbability(ends(sources, targets, { draws }), p))).toEqual(expected);
      }),
    );
  });

  it('connects each pair as often as it should, wherever it lies in its row', () => {
    const [sources, targets, p] = [20_000, 40, 0.1];
    const { targets: made } = constantProbability(ends(sources, targets), p);
    const counts = new Array<number>(targets).fill(0);
    for (const target of made) counts[target]++;
    const sd = Math.sqrt(sources * p * (1 - p));
    for (const count of counts) expect(Math.abs(count - sources * p)).toBeLessThan(4.5 * sd);
  });

  it('draws rows independently of how many there are, and of where', () => {
    const few = pairsOf(constantProbability(ends(10, 50), 0.2));
    const many = pairsOf(constantProbability(ends(40, 50), 0.2));
    expect(many.filter(([source]) => source < 10)).toEqual(few);
    const where = (i: number, j: number) => i !== j;
    expect(pairsOf(constantProbability(ends(40, 50, { where }), 0.2))).toEqual(
      many.filter(([i, j]) => where(i, j)),
    );
  });

  it('refuses what is no probability', () => {
    expect(() => constantProbability(ends(2, 2), 1.5)).toThrow('The probability 1.5 is not between 0 and 1.');
    expect(() => constantProbability(ends(2, 2), Number.NaN)).toThrow(
      'The probability NaN is not between 0 and 1.',
    );
  });

  it('makes a million synapses in under a second and keeps little more than them', () => {
    const { result, ms } = quickest(() => constantProbability(ends(10_000, 10_000), 0.01));
    expect(ms).toBeLessThan(1000);
    const { targets } = result;
    expect(Math.abs(targets.length - 1e6)).toBeLessThan(5000);
    expect(targets.buffer.byteLength).toBe(4 * targets.length);
  });
});

describe('textProbability', () => {
  it('asks every pair', () => {
    fc.assert(
      fc.property(size, size, fc.nat(), (sources, targets, seed) => {
        const draws = drawsFrom(seed);
        const chance = (i: number, j: number) => (i - j) / 10;
        expect(pairsOf(textProbability(ends(sources, targets, { draws }), chance))).toEqual(
          filterPairs(sources, targets, ([i, j]) => draws.uniform(i, j) < chance(i, j)),
        );
      }),
    );
  });

  it('refuses a probability that is not a number', () => {
    expect(() => textProbability(ends(3, 3), (i, j) => (i === 1 && j === 2 ? Number.NaN : 0))).toThrow(
      'The probability from neuron 1 to neuron 2 is not a number.',
    );
  });
});
