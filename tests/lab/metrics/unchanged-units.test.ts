import { expect, test } from 'vitest';
import { unchangedUnits } from '../../../src/lab/metrics/unchanged-units.js';
import { newRows } from '../../../src/lab/rows.js';

const before = newRows(3, 2, Float32Array.of(1, 2, 3, 4, 5, 6));

test('counts rows of which no number has changed', () => {
  expect(unchangedUnits(before, newRows(3, 2, Float32Array.of(1, 2, 3, 4.5, 5, 6)))).toBe(2);
  expect(unchangedUnits(before, newRows(3, 2, Float32Array.of(1.5, 2, 3, 4.5, 5, 6.5)))).toBe(0);
  expect(unchangedUnits(before, before)).toBe(3);
});

test('weights of another shape are other weights', () => {
  expect(unchangedUnits(before, newRows(2, 2, Float32Array.of(1, 2, 3, 4)))).toBe(0);
});
