import { expect, it } from 'vitest';
import {
  blockOfHalf,
  blockOfShort,
  blockOfWord,
  halfOf,
  shiftOfShort,
  wordOf,
  wordOfShort,
} from '../../src/clock/places.js';
import { RandomStream } from '../../src/clock/random.js';
import { chiSquareDeviation, TOO_FAR } from './chi-square.js';

const INDICES = [...Array(4096).keys(), ...[...Array(64).keys()].map((k) => 2 ** 32 - 64 + k)];

it('gives every index a word, and a half, of its own', () => {
  const own = (place: (index: number) => string) => new Set(INDICES.map(place)).size;
  expect(own((index) => `${blockOfWord(index)} ${wordOf(index)}`)).toBe(INDICES.length);
  expect(own((index) => `${blockOfHalf(index)} ${halfOf(index)}`)).toBe(INDICES.length);
  expect(own((index) => `${blockOfShort(index)} ${wordOfShort(index)} ${shiftOfShort(index)}`)).toBe(
    INDICES.length,
  );
  expect(Math.max(...INDICES.map(wordOf))).toBe(3);
  expect(Math.max(...INDICES.map(halfOf))).toBe(1);
});

const stream = new RandomStream(7, 'exc', 'places');
const uniformOf: Record<string, (index: number, tick: number) => number> = {
  word: (index, tick) => stream.word(index, tick, 0) / 2 ** 32,
  uniform: (index, tick) => stream.uniform(index, tick, 0),
  // The toss of a coin.
  binomial: (index, tick) => stream.binomial(1, 0.5, index, tick, 0) / 2,
  // Half of what is normal is positive, and a quarter beyond two thirds to each side.
  normal: (index, tick) =>
    [-0.6744897501960817, 0, 0.6744897501960817].filter((edge) => stream.normal(index, tick, 0) > edge)
      .length / 4,
};

it.each(Object.keys(uniformOf))('%s: those that share blocks tell nothing of each other', (name) => {
  const draw = uniformOf[name];
  const levels = name === 'binomial' ? 2 : 4;
  const cell = (index: number, tick: number): number => Math.floor(levels * draw(index, tick));
  for (const apart of [1, 2, 3, 4, 5, 8, 12, 16]) {
    const seen = new Float64Array(levels ** 2);
    const draws = 20_000;
    for (let k = 0; k < draws; k++) seen[levels * cell(k % 32, k) + cell((k % 32) + apart, k)]++;
    const deviation = chiSquareDeviation(seen, new Float64Array(levels ** 2).fill(draws / levels ** 2));
    expect(Math.abs(deviation), `${apart} apart`).toBeLessThan(TOO_FAR);
  }
});
