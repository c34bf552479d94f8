/** What holds for every backend because it is checked before any of them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../src/engines/tensor/backend.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { binary, call, symbol } from '../../../src/equations/expression.js';
import { Problem } from '../../../src/problem.js';

let backend: Backend;
beforeEach(() => {
  backend = makePlain();
});
afterEach(() => backend.close());

describe('the border', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e39])('refuses %s', (bad) => {
    expect(() => backend.matrix(2, 2, [1, 2, bad, 4])).toThrow(Problem);
    const matrix = backend.matrix(2, 2, [1, 2, 3, 4]);
    expect(() => backend.write(matrix, [5, 6, bad, 8])).toThrow(/row 2, column 1/);
    expect([...backend.read(matrix)]).toEqual([1, 2, 3, 4]);
    expect(backend.held.matrices).toBe(1);
  });

  it('refuses the wrong number of values', () => {
    expect(() => backend.matrix(2, 2, [1, 2, 3])).toThrow(RangeError);
  });

  it('refuses sizes that are none', () => {
    for (const size of [-1, 1.5, Number.NaN]) expect(() => backend.matrix(size, 2)).toThrow(RangeError);
  });
});

describe('shapes', () => {
  it('have to fit', () => {
    const a = backend.matrix(2, 3);
    const b = backend.matrix(2, 3);
    const sum = backend.compile(binary('+', symbol('x'), symbol('y')));
    expect(() => backend.matmul(backend.matrix(2, 2), a, b)).toThrow(/does not fit/);
    expect(() => backend.matmul(backend.matrix(3, 2), a, b, { transposeB: true })).toThrow(RangeError);
    expect(() => sum(a, { x: b, y: backend.matrix(3, 1) })).toThrow(/does not go along/);
    expect(() => sum(a, { x: b })).toThrow(/not told what y is/);
    expect(() => backend.reduce(backend.matrix(1, 2), a, 'sum', 'perColumn')).toThrow(RangeError);
    expect(() => backend.gatherRows(backend.matrix(1, 3), a, [2])).toThrow(/no row 2/);
    expect(() => backend.markTop(a, b, 4)).toThrow(RangeError);
    expect(() => backend.view(a, 4, 2)).toThrow(RangeError);
  });

  it('may be empty', () => {
    const none = backend.matrix(0, 3);
    const into = backend.matrix(3, 3, new Array(9).fill(7));
    backend.matmul(into, none, none, { transposeA: true, keep: 2 });
    expect(backend.read(into)).toEqual(new Float32Array(9).fill(14));
    const sums = backend.matrix(1, 3, [1, 2, 3]);
    backend.reduce(sums, none, 'sum', 'perColumn');
    expect([...backend.read(sums)]).toEqual([0, 0, 0]);
    expect(() => backend.reduce(sums, none, 'mean', 'perColumn')).toThrow(RangeError);
    expect(backend.read(none).length).toBe(0);
  });

  it('may not be written over what is still to be read', () => {
    const a = backend.matrix(2, 2);
    const product = backend.compile(binary('*', symbol('x'), symbol('y')));
    expect(() => backend.matmul(a, backend.view(a, 2, 2), backend.matrix(2, 2))).toThrow();
    const row = backend.matrix(1, 2, [1, 2]);
    expect(() => product(a, { x: a, y: row })).not.toThrow();
  });
});

describe('memory', () => {
  it('is shared by views until the last is freed', () => {
    const a = backend.matrix(2, 3, [1, 2, 3, 4, 5, 6]);
    const b = backend.view(a, 3, 2);
    backend.free(a);
    expect(() => backend.read(a)).toThrow(/after it was freed/);
    expect([...backend.read(b)]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(backend.held).toEqual({ matrices: 1, bytes: 24 });
    backend.free(b, b);
    expect(backend.held).toEqual({ matrices: 0, bytes: 0 });
  });

  it('is freed at the end of a scope, but for what is kept', () => {
    const kept = backend.within(() => {
      backend.matrix(10, 10);
      return backend.keep(backend.matrix(1, 1, [5]));
    });
    expect(backend.held.matrices).toBe(1);
    expect([...backend.read(kept)]).toEqual([5]);
    expect(() =>
      backend.within(() => {
        backend.matrix(2, 2);
        throw new Error('in between');
      }),
    ).toThrow('in between');
    expect(backend.held.matrices).toBe(1);
  });

  it('goes from an inner scope to the outer', () => {
    backend.within(() => {
      const kept = backend.within(() => backend.keep(backend.matrix(1, 1)));
      expect(backend.read(kept).length).toBe(1);
    });
    expect(backend.held.matrices).toBe(0);
  });

  it('belongs to one backend', () => {
    const other = makePlain();
    expect(() => backend.read(other.matrix(1, 1))).toThrow(/another backend/);
  });
});

it('refuses draws', () => {
  expect(() => backend.compile(call('rand'))).toThrow(/no value of its own/);
});

describe('a plan', () => {
  it('is not run without what it works on, nor after it was freed', () => {
    const [x, y] = [backend.matrix(1, 2, [1, 2]), backend.matrix(1, 2)];
    const copy = backend.compile(symbol('x'));
    const plan = backend.record(() => copy(y, { x }));
    backend.free(x);
    expect(() => plan.run()).toThrow(/after a matrix of it was freed/);
    plan.free();
    plan.free();
    expect(() => plan.run()).toThrow(/after it was freed/);
  });

  it('frees what was made for it, also if it never comes to be', () => {
    const y = backend.matrix(1, 2);
    const copy = backend.compile(symbol('x'));
    const plan = backend.record(() => {
      const room = backend.matrix(1, 2);
      copy(room, { x: 1 });
      copy(y, { x: room });
    });
    expect(backend.held.matrices).toBe(2);
    plan.free();
    expect(backend.held.matrices).toBe(1);
    const useBlank = () => copy(y, { x: backend.matrix(1, 2) });
    expect(() => backend.record(useBlank)).toThrow(/before anything was written/);
    expect(backend.held.matrices).toBe(1);
  });

  it('neither reads, nor writes, nor frees', () => {
    const x = backend.matrix(1, 2);
    const deeds = [
      () => backend.read(x),
      () => backend.write(x, [1, 2]),
      () => backend.matrix(1, 1, [1]),
      () => backend.free(x),
      () => backend.record(() => {}),
    ];
    for (const deed of deeds) expect(() => backend.record(() => void deed())).toThrow(/while a plan/);
    expect([...backend.read(x)]).toEqual([0, 0]);
  });
});
