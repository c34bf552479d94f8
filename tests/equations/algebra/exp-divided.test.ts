import { describe, expect, it } from 'vitest';
import { expDivided } from '../../../src/equations/algebra/exp-divided.js';

const near = (found: number, expected: number, relative = 1e-14): void => {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
};

describe('divided differences of exp', () => {
  it('are exp, its slope, and half its curvature where the points meet', () => {
    near(expDivided(0.7), Math.exp(0.7));
    near(expDivided(0.7, 0.7), Math.exp(0.7));
    near(expDivided(0.7, 0.7, 0.7), Math.exp(0.7) / 2);
  });

  it('are quotients of differences where the points lie apart', () => {
    near(expDivided(-1, -3), (Math.exp(-1) - Math.exp(-3)) / 2);
    const second = (expDivided(0, -1) - expDivided(-1, -3)) / 3;
    near(expDivided(0, -1, -3), second, 1e-13);
    near(expDivided(-3, 0, -1), second, 1e-13);
  });

  it('lose nothing between nearly equal points', () => {
    const slope = (at: number, apart: number): number => Math.exp(at) * (1 + apart / 2 + apart ** 2 / 6);
    for (const apart of [1e-3, 1e-6, 1e-9, 1e-15])
      near(expDivided(-0.2 + apart, -0.2), slope(-0.2, apart), 1e-9);
    near(expDivided(-0.2, -0.2 + 1e-12), Math.exp(-0.2), 1e-11);
  });

  it('do not overflow between points far apart', () => {
    near(expDivided(-0.01, -900), Math.exp(-0.01) / 899.99);
    near(expDivided(-900, -0.01), Math.exp(-0.01) / 899.99);
    near(expDivided(-900, -0.01, -0.01), Math.exp(-0.01) / 899.99 - Math.exp(-0.01) / 899.99 ** 2, 1e-12);
  });
});
