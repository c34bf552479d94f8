import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/clock/random.js';
import { chiSquareDeviation, TOO_FAR } from './chi-square.js';

const SEED = 20261121;
const DRAWS = 100_000;
/** Counts are cheap to draw, and a flaw in a rejection method is small. */
const COUNTS = 500_000;

function expectChance(observed: ArrayLike<number>, expected: ArrayLike<number>): void {
  const deviation = chiSquareDeviation(observed, expected);
  expect(Math.abs(deviation), `${deviation} standard deviations off`).toBeLessThan(TOO_FAR);
}

function counts(cells: number, draws: Iterable<number>): Float64Array {
  const seen = new Float64Array(cells);
  for (const draw of draws) seen[Math.min(Math.max(draw, 0), cells - 1)]++;
  return seen;
}

function* times<T>(n: number, draw: (k: number) => T): Generator<T> {
  for (let k = 0; k < n; k++) yield draw(k);
}

describe('uniform', () => {
  const stream = new RandomStream(SEED, 'exc', 'noise');
  const even = (cells: number) => new Float64Array(cells).fill(DRAWS / cells);

  it.each([
    ['index', (k: number) => stream.uniform(k, 7, 0)],
    ['tick', (k: number) => stream.uniform(3, k, 0)],
    ['tick beyond 2^32', (k: number) => stream.uniform(3, k * 2 ** 33, 0)],
    ['slot', (k: number) => stream.uniform(3, 7, k)],
    ['purpose', (k: number) => new RandomStream(SEED, 'exc', `noise ${k}`).uniform(0, 0, 0)],
    ['group', (k: number) => new RandomStream(SEED, `exc${k}`, 'noise').uniform(0, 0, 0)],
    ['seed', (k: number) => new RandomStream(k, 'exc', 'noise').uniform(0, 0, 0)],
  ])('fills [0, 1) evenly, and neighbours tell nothing of each other, along %s', (_, draw) => {
    const draws = [...times(DRAWS + 1, draw)];
    expect(Math.min(...draws.slice(0, 1000))).toBeGreaterThanOrEqual(0);
    const cells = draws.slice(1).map((u) => Math.floor(u * 256));
    expectChance(counts(256, cells), even(256));
    const pairs = draws.slice(1).map((u, k) => Math.floor(u * 16) * 16 + Math.floor(draws[k] * 16));
    expectChance(counts(256, pairs), even(256));
    const lastBits = draws.slice(1).map((u) => (u * 2 ** 53) % 64);
    expectChance(counts(64, lastBits), even(64));
  });

  it('is below 1 and a multiple of 2^-53', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (index, tick, slot) => {
        const u = stream.uniform(index, tick, slot);
        expect(u >= 0 && u < 1 && Number.isInteger(u * 2 ** 53)).toBe(true);
      }),
    );
  });

  it('keeps the parts of a key apart', () => {
    const first = (group: string, purpose: string) => new RandomStream(1, group, purpose).word(0, 0, 0);
    const names = [first('ab', 'c'), first('a', 'bc'), first('', 'abc'), first('abc', ''), first('c', 'ab')];
    expect(new Set(names).size).toBe(names.length);
    expect(new RandomStream(-0, 'a', 'b').word(0, 0, 0)).toBe(new RandomStream(0, 'a', 'b').word(0, 0, 0));
  });

  it('stays what it is: changing it would change every network that draws', () => {
    const words = [0, 1, 2].map((index) => stream.word(index, 2 ** 40 + 5, 1).toString(16));
    expect(words).toEqual(PINNED);
  });
});

const PINNED = ['88f7c57c', '58c677b', '5270b598'];

describe('normal', () => {
  const stream = new RandomStream(SEED, 'exc', 'xi');

  it('has the bell shape', () => {
    const [low, width, cells] = [-4, 0.125, 64];
    const draws = [...times(DRAWS, (k) => stream.normal(k, 11, 0))];
    const seen = counts(
      cells,
      draws.map((x) => Math.floor((x - low) / width)),
    );
    const due = Array.from({ length: cells }, (_, cell) => {
      const from = cell === 0 ? -12 : low + cell * width;
      const to = cell === cells - 1 ? 12 : low + (cell + 1) * width;
      return DRAWS * bellArea(from, to);
    });
    expectChance(seen, due);
  });

  it('has mean 0, variance 1, no skew and the tails of a normal', () => {
    const moment = (power: number) =>
      [...times(DRAWS, (k) => stream.normal(5, k, 2) ** power)].reduce((sum, x) => sum + x) / DRAWS;
    // Four standard errors of each.
    const off = (variance: number) => 4 * Math.sqrt(variance / DRAWS);
    expect(Math.abs(moment(1))).toBeLessThan(off(1));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(off(2));
    expect(Math.abs(moment(3))).toBeLessThan(off(15));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(off(96));
  });
});

/** By Simpson's rule. */
function bellArea(from: number, to: number): number {
  const steps = 400;
  const h = (to - from) / steps;
  let sum = 0;
  for (let k = 0; k <= steps; k++) {
    const weight = k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-0.5 * (from + k * h) ** 2);
  }
  return (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}

describe('poisson', () => {
  const stream = new RandomStream(SEED, 'drive', 'spikes');

  it.each([0.01, 0.7, 3, 31.99, 32, 60, 1000, 1e5])('counts as it should with mean %d', (mean) => {
    const cells = Math.ceil(mean + 8 * Math.sqrt(mean) + 12);
    const seen = new Float64Array(cells);
    for (let k = 0; k < COUNTS; k++) seen[Math.min(stream.poisson(mean, k, 0, 3), cells - 1)]++;
    expectChance(
      seen,
      shares(cells, (k) => Math.log(mean) - Math.log(k), Math.floor(mean)),
    );
  });

  it('draws anew at ticks 2^32 apart', () => {
    const draws = [0, 1, 2, 3].map((k) => stream.poisson(1e6, 0, k * 2 ** 32, 0));
    expect(new Set(draws).size).toBe(draws.length);
  });

  it('refuses means that are none', () => {
    for (const mean of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(stream.poisson(mean, 0, 0, 0)).toBeNaN();
    }
    expect(stream.poisson(0, 0, 0, 0)).toBe(0);
  });
});

describe('binomial', () => {
  const stream = new RandomStream(SEED, 'drive', 'trials');

  it.each([
    [1, 0.5],
    [10, 0.3],
    [1_000_000, 1e-6],
    [63, 0.5],
    [64, 0.5],
    [50, 0.9],
    [1000, 0.25],
    [100_000, 0.7],
  ])('counts successes of %d trials of probability %d', (n, p) => {
    const cells = Math.min(n + 1, Math.ceil(n * p + 8 * Math.sqrt(n * p) + 12));
    const seen = new Float64Array(cells);
    for (let k = 0; k < COUNTS; k++) seen[Math.min(stream.binomial(n, p, k, 0, 3), cells - 1)]++;
    const logOdds = Math.log(p / (1 - p));
    const grow = (k: number) => logOdds + Math.log((n - k + 1) / k);
    expectChance(seen, shares(cells, grow, Math.floor(n * p)));
  });

  it('knows certainty, and refuses what is no probability or number of trials', () => {
    expect(stream.binomial(17, 1, 0, 0, 0)).toBe(17);
    expect(stream.binomial(17, 0, 0, 0, 0)).toBe(0);
    expect(stream.binomial(0, 0.3, 0, 0, 0)).toBe(0);
    for (const [n, p] of [
      [-1, 0.5],
      [2.5, 0.5],
      [3, -0.1],
      [3, 1.1],
      [3, Number.NaN],
      [Number.NaN, 0.5],
    ]) {
      expect(stream.binomial(n, p, 0, 0, 0)).toBeNaN();
    }
  });
});

/** Draws expected for each count, where log P(k) - log P(k-1) is `logGrowth(k)`; scaled so that they add up. */
function shares(cells: number, logGrowth: (k: number) => number, middle: number): Float64Array {
  const share = new Float64Array(cells);
  share[middle] = 1;
  for (let k = middle + 1; k < cells; k++) share[k] = share[k - 1] * Math.exp(logGrowth(k));
  for (let k = middle; k > 0; k--) share[k - 1] = share[k] * Math.exp(-logGrowth(k));
  const total = share.reduce((sum, x) => sum + x);
  return share.map((x) => (COUNTS * x) / total);
}

describe('places', () => {
  const place = fc.tuple(fc.nat(100), fc.nat(1e6), fc.nat(5), fc.nat(4));
  const draw = (stream: RandomStream, [index, tick, slot, kind]: readonly number[]): number =>
    [
      () => stream.word(index, tick, slot),
      () => stream.uniform(index, tick, slot),
      () => stream.normal(index, tick, slot),
      () => stream.poisson(index, index, tick, slot),
      () => stream.binomial(index * 10, 0.3, index, tick, slot),
    ][kind]();

  it('give the same draw in whatever order they are asked, and however often', () => {
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (places, order) => {
          const stream = new RandomStream(SEED, 'exc', 'order');
          const other = new RandomStream(SEED, 'inh', 'order');
          const inOrder = places.map((at) => draw(stream, at));
          const shuffled = places.map((at, k) => ({ at, k, key: order.next().value }));
          shuffled.sort((a, b) => a.key - b.key);
          for (const { at, k } of shuffled) {
            draw(other, at);
            expect(draw(new RandomStream(SEED, 'exc', 'order'), at)).toBe(inOrder[k]);
            expect(draw(stream, at)).toBe(inOrder[k]);
          }
        },
      ),
    );
  });
});
