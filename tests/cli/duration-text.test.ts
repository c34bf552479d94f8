import { expect, test } from 'vitest';
import { durationText, magnitude } from '../../src/cli/duration-text.js';

test.each([
  [0.25, '0.25 ms'],
  [350, '350 ms'],
  [2_500, '2.5 s'],
  [250_000, '4 min 10 s'],
  [12_000_000, '3 h 20 min'],
])('%d ms are %s', (ms, text) => expect(durationText(ms)).toBe(text));

test.each([
  [622, '622'],
  [38_400, '38.4 k'],
  [5_030_000, '5.03 M'],
])('%d is %s', (value, text) => expect(magnitude(value)).toBe(text));
