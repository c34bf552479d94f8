import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { total } from '../../../src/build/connect/total.js';
import { RandomStream } from '../../../src/clock/random.js';
import { drawsFrom, ends, type Pair, pairsOf } from './oracle.js';

const countsFrom = (seed: number) => {
  const stream = new RandomStream(seed, 'p', 'connect counts');
  return (trials: number, chance: number, row: number) => stream.binomial(trials, chance, row, 0, 0);
};
const size = fc.integer({ min: 1, max: 12 });

describe('total', () => {
  it('makes as many as asked for, row by row, ascending', () => {
    fc.assert(
      fc.property(size, size, fc.nat({ max: 200 }), fc.nat(), (sources, targets, synapses, seed) => {
        const draws = drawsFrom(seed);
        const count = countsFrom(seed);
        const expected: Pair[] = [];
        for (let source = 0, left = synapses; source < sources; source++) {
          const own = count(left, 1 / (sources - source), source);
          left -= own;
          Array.from({ length: own }, (_, nth) => Math.floor((draws.word(source, nth) * targets) / 2 ** 32))
            .sort((a, b) => a - b)
            .forEach((target) => {
              expected.push([source, target]);
            });
        }
        const made = total(ends(sources, targets, { draws }), synapses, count);
        expect(made.targets).toHaveLength(synapses);
        expect(pairsOf(made)).toEqual(expected);
      }),
    );
  });

  it('gives each pair as many as if each synapse were drawn by itself', () => {
    const [sources, targets, synapses] = [20, 10, 200_000];
    const counts = new Array<number>(sources * targets).fill(0);
    for (const [source, target] of pairsOf(total(ends(sources, targets), synapses, countsFrom(3))))
      counts[source * targets + target]++;
    const mean = synapses / counts.length;
    const chiSquare = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
    const freedom = counts.length - 1;
    expect(Math.abs(chiSquare - freedom)).toBeLessThan(4.5 * Math.sqrt(2 * freedom));
  });

  it('refuses more than there is room for, and synapses between nobody', () => {
    expect(() => total(ends(3, 3, { limit: 9 }), 10, countsFrom(1))).toThrow(/room for 9/);
    expect(() => total(ends(0, 3), 1, countsFrom(1))).toThrow(/between 0 and 3 neurons/);
    expect(total(ends(0, 3), 0, countsFrom(1)).targets).toHaveLength(0);
  });
});
