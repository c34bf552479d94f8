import { expect, it } from 'vitest';
import { blockOfHalf, blockOfWord, halfOf, wordOf } from '../../src/clock/places.js';
import { RandomStream } from '../../src/clock/random.js';
import { chiSquareDeviation, TOO_FAR } from './chi-square.js';

const INDICES = [...Array(4096).keys(), ...[...Array(64).keys()].map((k) => 2 ** 32 - 64 + k)];

it('gives every index a word, and a half, of its own', () => {
  const own = (place: (index: number) => string) => new Set(INDICES.map(place)).size;
  expect(own((index) => `${blockOfWord(index)} ${wordOf(index)}`)).toBe(INDICES.length);
  expect(own((index) => `${blockOfHalf(index)} ${halfOf(index)}`)).toBe(INDICES.length);
  expect(Math.max(...INDICES.map(wordOf))).toBe(3);
  expect(Math.max(...INDICES.map(halfOf))).toBe(1);
});

const stream = new RandomStream(7, 'exc', 'places');
const uniformOf: Record<string, (index: number, tick: number) => number> = {
  word: (index, tick) => stream.word(index, tick, 0) / 2 ** 32,
  uniform: (index, tick) => stream.uniform(index, tick, 0),
  // Half of what is normal is positive, and a quarter beyond two thirds to each side.
  normal: (index, tick) =>
    [-0.6744897501960817, 0, 0.6744897501960817].filter((edge) => stream.normal(index, tick, 0) > edge)
      .length / 4,
};

it.each(Object.keys(uniformOf))('%s: those that share blocks tell nothing of each other', (name) => {
  const draw = uniformOf[name];
  for (const apart of [1, 3, 4, 5, 8, 12, 16]) {
    const seen = new Float64Array(16);
    const draws = 20_000;
    for (let k = 0; k < draws; k++) {
      const index = k % 16;
      seen[4 * Math.floor(4 * draw(index, k)) + Math.floor(4 * draw(index + apart, k))]++;
    }
    const deviation = chiSquareDeviation(seen, new Float64Array(16).fill(draws / 16));
    expect(Math.abs(deviation), `${apart} apart`).toBeLessThan(TOO_FAR);
  }
});
