import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inDegree } from '../../../src/build/connect/in-degree.js';
import { outDegree } from '../../../src/build/connect/out-degree.js';
import { RowDraws } from '../../../src/build/connect/row-draws.js';
import type { Draws } from '../../../src/build/connect/wiring.js';
import { RandomStream } from '../../../src/clock/random.js';
import { quickest } from '../quickest.js';
import { drawsFrom, ends, type Pair, pairsOf } from './oracle.js';

const noSelf = (i: number, j: number) => i !== j;
const setting = fc
  .record({
    neurons: fc.integer({ min: 1, max: 15 }),
    partners: fc.integer({ min: 2, max: 15 }),
    seed: fc.nat(),
    repeats: fc.boolean(),
    where: fc.constantFrom(undefined, noSelf),
  })
  .chain((fixed) => fc.integer({ min: 0, max: fixed.partners - 1 }).map((degree) => ({ ...fixed, degree })));

/** Floyd's method with a plain set, over the partners allowed. */
function partnersOf(
  neuron: number,
  degree: number,
  allowed: number[],
  repeats: boolean,
  draws: Draws,
): number[] {
  const chosen: number[] = [];
  for (let nth = 0; nth < degree; nth++) {
    const last = repeats ? allowed.length - 1 : allowed.length - degree + nth;
    const drawn = Math.floor((draws.word(neuron, nth) * (last + 1)) / 2 ** 32);
    chosen.push(!repeats && chosen.includes(drawn) ? last : drawn);
  }
  return chosen.map((place) => allowed[place]).sort((a, b) => a - b);
}

const upTo = (count: number) => Array.from({ length: count }, (_, each) => each);

describe('out_degree', () => {
  it('gives the same where so few are drawn of so many that they are sorted', () => {
    fc.assert(
      fc.property(fc.nat(), fc.boolean(), fc.integer({ min: 0, max: 20 }), (seed, repeats, degree) => {
        const draws = drawsFrom(seed);
        const expected = [0, 1].flatMap((source) =>
          partnersOf(source, degree, upTo(2000), repeats, draws).map((target): Pair => [source, target]),
        );
        expect(pairsOf(outDegree(ends(2, 2000, { draws }), degree, repeats))).toEqual(expected);
      }),
    );
  });

  it('gives each source exactly so many targets', () => {
    fc.assert(
      fc.property(setting, ({ neurons, partners, seed, repeats, where, degree }) => {
        const draws = drawsFrom(seed);
        const expected = upTo(neurons).flatMap((source) => {
          const allowed = upTo(partners).filter((target) => where?.(source, target) ?? true);
          return partnersOf(source, degree, allowed, repeats, draws).map((target): Pair => [source, target]);
        });
        const made = outDegree(ends(neurons, partners, { draws, where }), degree, repeats);
        expect(pairsOf(made)).toEqual(expected);
      }),
    );
  });
});

describe('in_degree', () => {
  it('gives each target exactly so many sources, in rows by source', () => {
    fc.assert(
      fc.property(setting, ({ neurons, partners, seed, repeats, where, degree }) => {
        const draws = drawsFrom(seed);
        const expected = upTo(neurons)
          .flatMap((target) => {
            const allowed = upTo(partners).filter((source) => where?.(source, target) ?? true);
            return partnersOf(target, degree, allowed, repeats, draws).map(
              (source): Pair => [source, target],
            );
          })
          .sort(([a, x], [b, y]) => a - b || x - y);
        const made = inDegree(ends(partners, neurons, { draws, where }), degree, repeats);
        expect(pairsOf(made)).toEqual(expected);
      }),
    );
  });

  it('chooses every source equally often', () => {
    const counts = new Array<number>(10).fill(0);
    for (const [source] of pairsOf(inDegree(ends(10, 20_000), 3, false))) counts[source]++;
    const sd = Math.sqrt(20_000 * 0.3 * 0.7);
    for (const count of counts) expect(Math.abs(count - 6000)).toBeLessThan(4.5 * sd);
  });

  it('makes a million synapses in well under a second', () => {
    const { key } = new RandomStream(1, 'p', 'connect');
    const { result, ms } = quickest(() =>
      inDegree(ends(10_000, 1000, { draws: new RowDraws(key) }), 1000, false),
    );
    expect(result.targets).toHaveLength(1e6);
    expect(ms).toBeLessThan(500);
  });

  it('says when there are too few partners', () => {
    expect(() => inDegree(ends(3, 3), 4, false)).toThrow(/4 partners, but there are 3 different ones/);
    expect(() => inDegree(ends(3, 3, { where: noSelf }), 3, false)).toThrow(
      /Neuron 0 is to have 3 partners, but `where` allows it 2 different ones/,
    );
    expect(pairsOf(inDegree(ends(3, 3), 4, true))).toHaveLength(12);
  });
});
