import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { floorDivide, remainder } from '../../src/equations/arithmetic.js';

test.each([
  [7, 2, 3, 1],
  [-7, 2, -4, 1],
  [7, -2, -4, -1],
  [-7, -2, 3, -1],
  [6, 3, 2, 0],
  [0.3, 0.1, 2, 0.09999999999999998],
  [1, 0.1, 9, 0.09999999999999995],
  [5, Number.POSITIVE_INFINITY, 0, 5],
  [-5, Number.POSITIVE_INFINITY, -1, Number.POSITIVE_INFINITY],
])('%d by %d as in Python', (a, b, quotient, rest) => {
  expect(floorDivide(a, b)).toBe(quotient);
  expect(remainder(a, b)).toBe(rest);
});

it('gives a whole quotient and a remainder on the side of the divisor', () => {
  const size = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(size, size, (a, b) => {
      fc.pre(Math.abs(b) > 1e-3);
      const rest = remainder(a, b);
      expect(rest === 0 || rest > 0 === b > 0).toBe(true);
      expect(Math.abs(rest)).toBeLessThanOrEqual(Math.abs(b));
      expect(Number.isInteger(floorDivide(a, b))).toBe(true);
      expect(floorDivide(a, b) * b + rest).toBeCloseTo(a, 6);
    }),
  );
});
