/** The oracle itself, on examples that can be done by hand. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend, Matrix } from '../../../src/engines/tensor/backend.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { binary, call, number, symbol } from '../../../src/equations/expression.js';

let backend: Backend;
beforeEach(() => {
  backend = makePlain();
});
afterEach(() => backend.close());

const entries = (matrix: Matrix): number[] => [...backend.read(matrix)];

describe('the plain backend', () => {
  it('multiplies, turned either way, and keeps what it is told to keep', () => {
    const a = backend.matrix(2, 3, [1, 2, 3, 4, 5, 6]);
    const b = backend.matrix(2, 3, [1, 0, -1, 2, 1, 0]);
    const square = backend.matrix(2, 2, [100, 200, 300, 400]);
    backend.matmul(square, a, b, { transposeB: true, scale: 2, keep: 0.5 });
    expect(entries(square)).toEqual([50 - 4, 100 + 8, 150 - 4, 200 + 26]);
    const large = backend.matrix(3, 3);
    backend.matmul(large, a, b, { transposeA: true });
    expect(entries(large)).toEqual([9, 4, -1, 12, 5, -2, 15, 6, -3]);
  });

  it('lets rows, columns and numbers go along a matrix', () => {
    const into = backend.matrix(2, 3, [1, 2, 3, 4, 5, 6]);
    const row = backend.matrix(1, 3, [10, 20, 30]);
    const column = backend.matrix(2, 1, [100, 200]);
    const sum = binary('+', binary('+', symbol('x'), symbol('row')), binary('*', symbol('c'), symbol('f')));
    backend.compile(sum)(into, { x: into, row, c: column, f: 2 });
    expect(entries(into)).toEqual([211, 222, 233, 414, 425, 436]);
  });

  it('computes comparisons and functions', () => {
    const x = backend.matrix(1, 4, [-2, 0, 1, 3]);
    backend.compile(
      call('select', binary('>', symbol('x'), number(0)), call('sqrt', symbol('x')), number(-1)),
    )(x, { x });
    expect(entries(x)).toEqual([-1, -1, 1, Math.fround(Math.sqrt(3))]);
  });

  it('sums, averages and looks for the largest, per row and per column', () => {
    const a = backend.matrix(2, 3, [1, 2, 3, -4, -5, -6]);
    const standing = backend.matrix(2, 1);
    const lying = backend.matrix(1, 3);
    backend.reduce(standing, a, 'sum', 'perRow');
    expect(entries(standing)).toEqual([6, -15]);
    backend.reduce(lying, a, 'mean', 'perColumn');
    expect(entries(lying)).toEqual([-1.5, -1.5, -1.5]);
    backend.reduce(lying, a, 'max', 'perColumn');
    expect(entries(lying)).toEqual([1, 2, 3]);
  });

  it('gives rows of softmax that sum to 1, even of large numbers', () => {
    const a = backend.matrix(2, 2, [1000, 1000, 0, Math.log(3)]);
    backend.softmaxRows(a, a);
    const [p, q, r, s] = entries(a);
    expect([p, q]).toEqual([0.5, 0.5]);
    expect(r).toBeCloseTo(0.25, 7);
    expect(s).toBeCloseTo(0.75, 7);
  });

  it('finds the largest of each row, the first of equal ones', () => {
    const a = backend.matrix(2, 4, [1, 3, 3, 2, 0, 0, 0, 0]);
    const indices = backend.matrix(2, 3);
    backend.topColumns(indices, a);
    expect(entries(indices)).toEqual([1, 2, 3, 0, 1, 2]);
    backend.markTop(a, a, 2);
    expect(entries(a)).toEqual([0, 1, 1, 0, 1, 1, 0, 0]);
  });

  it('gathers rows in any order, again and again', () => {
    const a = backend.matrix(3, 2, [1, 2, 3, 4, 5, 6]);
    const into = backend.matrix(4, 2);
    backend.gatherRows(into, a, [2, 0, 2, 1]);
    expect(entries(into)).toEqual([5, 6, 1, 2, 5, 6, 3, 4]);
  });

  const window = { height: 2, width: 2, channels: 1, kernelHeight: 2, kernelWidth: 2, stride: 1, padding: 1 };

  it('unfolds an image into patches, and folds them', () => {
    const image = backend.matrix(1, 4, [1, 2, 3, 4]);
    const patches = backend.matrix(9, 4);
    backend.unfold(patches, image, window);
    expect(entries(patches).slice(0, 8)).toEqual([0, 0, 0, 1, 0, 0, 1, 2]);
    expect(entries(patches).slice(16, 20)).toEqual([1, 2, 3, 4]);
    backend.fold(image, patches, window);
    expect(entries(image)).toEqual([4, 8, 12, 16]);
  });

  it('convolves and pools', () => {
    const image = backend.matrix(1, 4, [1, 2, 3, 4]);
    const filters = backend.matrix(1, 4, [1, 10, 100, 1000]);
    const into = backend.matrix(9, 1);
    backend.convolve(into, image, filters, window);
    expect(entries(into)).toEqual([1000, 2100, 200, 3010, 4321, 402, 30, 43, 4]);
    const pooled = backend.matrix(1, 9);
    backend.pool(pooled, image, window, 'max');
    expect(entries(pooled)).toEqual([1, 2, 2, 3, 4, 4, 3, 4, 4]);
    backend.pool(pooled, image, window, 'mean');
    expect(entries(pooled)).toEqual([1, 1.5, 2, 2, 2.5, 3, 3, 3.5, 4]);
  });
});
