import fc from 'fast-check';
import { expect, test } from 'vitest';
import { symmetricEigen } from '../../../src/lab/baselines/symmetric-eigen.js';

const entries = fc.double({ min: -5, max: 5, noNaN: true });

test('vectors are orthonormal, and the matrix only stretches them', () => {
  const sized = fc
    .integer({ min: 1, max: 12 })
    .chain((n) => fc.tuple(fc.constant(n), fc.array(entries, { minLength: n * n, maxLength: n * n })));
  fc.assert(
    fc.property(sized, ([n, raw]) => {
      const at = (row: number, column: number) => raw[Math.max(row, column) * n + Math.min(row, column)];
      const { values, vectors } = symmetricEigen(raw, n);
      expect([...values]).toEqual([...values].sort((a, b) => b - a));
      for (let a = 0; a < n; a++) {
        for (let b = 0; b < n; b++) {
          let product = 0;
          for (let k = 0; k < n; k++) product += vectors[a * n + k] * vectors[b * n + k];
          expect(product).toBeCloseTo(a === b ? 1 : 0, 10);
        }
        for (let row = 0; row < n; row++) {
          let stretched = 0;
          for (let k = 0; k < n; k++) stretched += at(row, k) * vectors[a * n + k];
          expect(stretched).toBeCloseTo(values[a] * vectors[a * n + row], 9);
        }
      }
    }),
  );
});

test('matrices with values in common, and none at all', () => {
  expect([...symmetricEigen([3, 0, 0, 0, 3, 0, 0, 0, 3], 3).values]).toEqual([3, 3, 3]);
  expect([...symmetricEigen([0, 0, 0, 0], 2).values]).toEqual([0, 0]);
  const { values } = symmetricEigen([2, 0, 1, 2], 2);
  expect(values[0]).toBeCloseTo(3, 14);
  expect(values[1]).toBeCloseTo(1, 14);
});
