import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../../src/equations/algebra/matrix.js';
import { flow } from '../../../src/equations/algebra/matrix-exponential.js';

const near = (found: number, expected: number, relative = 1e-14): void => {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
};

describe('the flow of a linear system', () => {
  it('is exp and exprel for one variable', () => {
    for (const a of [-30, -1, -1e-3, 0, 0.4, 3]) {
      const { exponential, integral } = flow([[a]]);
      near(exponential[0][0], Math.exp(a), 1e-13);
      near(integral[0][0], a === 0 ? 1 : Math.expm1(a) / a);
    }
  });

  it('is a rotation for a circle of two', () => {
    for (const angle of [1e-3, 0.1, 2, 20]) {
      const { exponential, integral } = flow([
        [0, -angle],
        [angle, 0],
      ]);
      const expected = [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)];
      for (const [place, value] of exponential.flat().entries())
        expect(Math.abs(value - expected[place])).toBeLessThan(2e-14);
      near(integral[0][0], Math.sin(angle) / angle, 1e-13);
    }
  });

  it('needs no eigenvectors', () => {
    const { exponential } = flow([
      [-0.3, 1, 0],
      [0, -0.3, 1],
      [0, 0, -0.3],
    ]);
    near(exponential[0][0], Math.exp(-0.3));
    near(exponential[0][1], Math.exp(-0.3));
    near(exponential[0][2], Math.exp(-0.3) / 2);
  });

  it('keeps its digits where units make a coupling huge', () => {
    const [a, b, coupling] = [-0.01, -0.02, 3.6e9 * 1e-4];
    const { exponential } = flow([
      [a, coupling],
      [0, b],
    ]);
    near(exponential[0][0], Math.exp(a));
    near(exponential[0][1], (coupling * (Math.exp(a) - Math.exp(b))) / (a - b), 1e-13);
    near(exponential[1][1], Math.exp(b));
  });

  it('leaves at exactly 0 what nothing leads to', () => {
    const { exponential, integral } = flow([
      [-1, 5],
      [0, -2],
    ]);
    expect([exponential[1][0], integral[1][0]]).toEqual([0, 0]);
  });

  it('says not a number where an entry is infinite', () => {
    expect(flow([[Number.NEGATIVE_INFINITY]]).exponential[0][0]).toBeNaN();
  });

  it('of twice the time is the flow twice', () => {
    const entry = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.array(entry, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
        (matrix) => {
          const once = flow(matrix).exponential;
          const twice = flow(matrix.map((row) => row.map((value) => 2 * value))).exponential;
          const size = Math.max(...once.flat().map(Math.abs)) ** 2;
          for (const [i, row] of times(once, once).entries())
            for (const [j, value] of row.entries())
              expect(Math.abs(value - twice[i][j])).toBeLessThanOrEqual(1e-13 * size);
        },
      ),
      { numRuns: 200 },
    );
  });
});

function times(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0].map((_, j) => row.reduce((total, value, k) => total + value * b[k][j], 0)));
}
