import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accuracy } from '../../../src/lab/metrics/accuracy.js';
import { confusion } from '../../../src/lab/metrics/confusion.js';
import { deadUnits } from '../../../src/lab/metrics/dead-units.js';
import { duplicates } from '../../../src/lab/metrics/duplicates.js';
import { selectivity } from '../../../src/lab/metrics/selectivity.js';
import { weightEntropy } from '../../../src/lab/metrics/weight-entropy.js';
import { newRows, type Rows } from '../../../src/lab/rows.js';

const rows = (...of: number[][]): Rows => newRows(of.length, of[0].length, Float32Array.from(of.flat()));

test('accuracy is the trace of the confusion over its sum', () => {
  const label = fc.integer({ min: 0, max: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(label, label), { minLength: 1 }), (pairs) => {
      const [said, truth] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
      const { counts } = confusion(said, truth, 5);
      const trace = [0, 1, 2, 3, 4].reduce((sum, k) => sum + counts[k * 6], 0);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(pairs.length);
      expect(accuracy(said, truth)).toBe(trace / pairs.length);
    }),
  );
  expect(confusion([1], [0], 2).counts).toEqual(Uint32Array.of(0, 1, 0, 0));
  expect(accuracy([], [])).toBeNaN();
});

test('duplicates point the same way, however long they are; opposites do not', () => {
  expect(duplicates(rows([1, 0], [5, 0.1], [0, 1], [-1, 0]))).toEqual({ pairs: 1, units: 1 });
  expect(duplicates(rows([1, 0], [2, 0], [3, 0]))).toEqual({ pairs: 3, units: 2 });
  expect(duplicates(rows([0, 0], [0, 0]))).toEqual({ pairs: 0, units: 0 });
  // cos 30 degrees is 0.87, cos 20 degrees 0.94.
  const at = (degrees: number) => [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  expect(duplicates(rows(at(0), at(20), at(50)))).toEqual({ pairs: 1, units: 1 });
});

test('a unit is dead if it is the same for all', () => {
  expect(deadUnits(rows([0, 1, 3], [0, 2, 3]))).toBe(2);
  expect(deadUnits(rows([0, 1, 3]))).toBe(3);
});

test('entropy is 1 for even weights and 0 for one, whatever their sign and scale', () => {
  expect(weightEntropy(rows([2, -2, 2, 2]))).toBeCloseTo(1, 12);
  expect(weightEntropy(rows([0, 7, 0, 0]))).toBe(0);
  expect(weightEntropy(rows([1, 1, 0, 0], [0, 0, 0, 0]))).toBeCloseTo(0.5, 12);
  expect(weightEntropy(rows([0, 0]))).toBeNaN();
});

test('selectivity is 1 for who answers to one class only, 0 for who does not care', () => {
  const labels = [0, 0, 1, 2];
  const answers = rows([1, 1, 0], [3, 1, 0], [0, 1, 0], [0, 1, 0]);
  expect(selectivity(answers, labels, 3)).toBeCloseTo((1 + 0) / 2, 12);
  expect(selectivity(rows([1], [1], [0.5], [0.5]), labels, 3)).toBeCloseTo((1 - 0.5) / 1.5, 12);
});
