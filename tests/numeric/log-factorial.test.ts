import { expect, it } from 'vitest';
import { log, logFactorial } from '../../src/numeric/index.js';

it('is the logarithm of the product', () => {
  let factorial = 1;
  for (let k = 1; k <= 170; k++) {
    factorial *= k;
    expect(Math.abs(logFactorial(k) / log(factorial) - 1) || 0).toBeLessThan(1e-15);
  }
  expect([logFactorial(0), logFactorial(1)]).toEqual([0, 0]);
});

it('grows by log(k) far out', () => {
  for (const k of [1e4, 123456, 1e7]) {
    expect(Math.abs(logFactorial(k) - logFactorial(k - 1) - log(k))).toBeLessThan(1e-15 * logFactorial(k));
  }
});
