/** Holds every operation of every backend to the plain one. */
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ImageWindow, patchSize, pixelsOf, placesOf } from '../../../src/engines/tensor/image-window.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { binary, number, symbol, unary } from '../../../src/equations/expression.js';
import { BACKENDS } from './backends.js';
import { Beside, numbers, wholeNumbers } from './beside.js';
import { bindings, FUNCTION_CASES, wholeExpressions } from './elementwise-cases.js';

/** From nothing to more than any block of a kernel. */
const size = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(1, 4, 16, 33, 70));
const seed = fc.integer({ min: 1, max: 1e9 });
const RUNS = { numRuns: 150 };

describe.each([...BACKENDS])('the backend %s', (_name, make) => {
  let side: Beside;
  beforeAll(async () => {
    side = new Beside(makePlain(), await make());
  });
  afterEach(() => expect(side.other.held.matrices).toBe(0));
  afterAll(() => side.other.close());

  const check = <T>(cases: fc.Arbitrary<T>, work: (given: T) => void): void =>
    fc.assert(
      fc.property(cases, (given) => side.within(() => work(given))),
      RUNS,
    );

  it('reads what was written, also through views', () => {
    check(fc.tuple(size, size, seed), ([rows, columns, s]) => {
      const values = numbers(rows * columns, s);
      const { other } = side.matrix(rows, columns, values);
      expect(side.other.read(side.other.view(other, columns, rows))).toEqual(values);
      side.other.write(other, values.toReversed());
      expect(side.other.read(other)).toEqual(values.toReversed());
    });
  });

  it('does not notice what happens to an array after it was written', () => {
    const values = Float32Array.of(1, 2, 3);
    side.within(() => {
      const { other } = side.matrix(1, 3, values);
      values.fill(0);
      expect([...side.other.read(other)]).toEqual([1, 2, 3]);
      side.other.read(other).fill(9);
      expect([...side.other.read(other)]).toEqual([1, 2, 3]);
    });
  });

  it('multiplies', () => {
    const factor = fc.constantFrom(0, 1, -0.5, 0.01);
    const cases = fc.tuple(size, size, size, fc.boolean(), fc.boolean(), factor, factor, seed);
    check(cases, ([rows, inner, columns, transposeA, transposeB, scale, keep, s]) => {
      const [aShape, bShape] = [
        transposeA ? [inner, rows] : [rows, inner],
        transposeB ? [columns, inner] : [inner, columns],
      ];
      const a = side.matrix(aShape[0], aShape[1], numbers(rows * inner, s));
      const b = side.matrix(bShape[0], bShape[1], numbers(inner * columns, s + 1));
      const into = side.matrix(rows, columns, numbers(rows * columns, s + 2));
      side.both((backend, of) =>
        backend.matmul(of(into), of(a), of(b), { transposeA, transposeB, scale, keep }),
      );
      const bound = Math.abs(scale) * inner + Math.abs(keep);
      side.expectNear(into, new Array(rows * columns).fill(bound));
    });
  });

  it('multiplies what is mostly 0', () => {
    const cases = fc.tuple(size, size, size, fc.boolean(), fc.boolean(), fc.constantFrom(0, 1, -0.5), seed);
    check(cases, ([rows, inner, columns, transposeA, transposeB, keep, s]) => {
      const rare = (count: number, k: number) => {
        const chosen = numbers(count, s + k + 7);
        return wholeNumbers(count, s + k).map((value, i) => (chosen[i] > 0.9 ? value : 0));
      };
      const a = side.matrix(transposeA ? inner : rows, transposeA ? rows : inner, rare(rows * inner, 0));
      const [down, across] = transposeB ? [columns, inner] : [inner, columns];
      const b = side.matrix(down, across, rare(inner * columns, 1));
      const into = side.matrix(rows, columns, wholeNumbers(rows * columns, s + 2));
      side.both((backend, of) => backend.matmul(of(into), of(a), of(b), { transposeA, transposeB, keep }));
      side.expectSame(into);
    });
  });

  it('multiplies by adding the outer product of two vectors', () => {
    check(fc.tuple(size, size, seed), ([rows, columns, s]) => {
      const a = side.matrix(1, rows, numbers(rows, s));
      const b = side.matrix(1, columns, numbers(columns, s + 1));
      const into = side.matrix(rows, columns, numbers(rows * columns, s + 2));
      side.both((backend, of) =>
        backend.matmul(of(into), of(a), of(b), { transposeA: true, scale: 0.3, keep: 1 }),
      );
      side.expectNear(into, new Array(rows * columns).fill(1));
    });
  });

  it('adds up more than any kernel does at once', () => {
    const inner = 2500;
    side.within(() => {
      for (const [rows, columns] of [
        [6, 19],
        [19, 6],
      ]) {
        const a = side.matrix(rows, inner, numbers(rows * inner, 1));
        const b = side.matrix(columns, inner, numbers(inner * columns, 2));
        const into = side.matrix(rows, columns, numbers(rows * columns, 3));
        side.both((backend, of) => backend.matmul(of(into), of(a), of(b), { transposeB: true, keep: 0.5 }));
        side.expectNear(into, new Array(rows * columns).fill(inner / 10));
      }
    });
  });

  it('keeps so much of each row', () => {
    check(fc.tuple(size, size, size, seed), ([rows, inner, columns, s]) => {
      const a = side.matrix(inner, rows, numbers(rows * inner, s));
      const b = side.matrix(inner, columns, numbers(inner * columns, s + 1));
      const into = side.matrix(rows, columns, numbers(rows * columns, s + 2));
      const keep = side.matrix(rows, 1, numbers(rows, s + 3));
      side.both((backend, of) =>
        backend.matmul(of(into), of(a), of(b), { transposeA: true, scale: 0.3, keep: of(keep) }),
      );
      side.expectNear(into, new Array(rows * columns).fill(inner + 1));
    });
  });

  it('forgets what is not kept, even if it is infinite', () => {
    side.within(() => {
      const into = side.matrix(1, 1, [3e38]);
      const one = side.matrix(1, 1, [1]);
      const grow = binary('*', symbol('x'), number(1e10));
      side.both((backend, of) => {
        backend.compile(grow)(of(into), { x: of(into) });
        backend.matmul(of(into), of(one), of(one));
      });
      expect([...side.other.read(into.other)]).toEqual([1]);
    });
  });

  it.each(FUNCTION_CASES)('computes %s', (text, expression, range) => {
    check(fc.tuple(size, size, bindings(['x', 'y']), seed), ([rows, columns, shapes, s]) => {
      const into = side.matrix(rows, columns, numbers(rows * columns, s));
      const inputs = shapes(side, rows, columns, (count, k) => numbers(count, s + k).map(range));
      side.both((backend, of) => backend.compile(expression)(of(into), inputs(of)));
      const isSine = /sin|cos|tan/.test(text);
      side.expectNear(into, isSine ? new Array(rows * columns).fill(1) : undefined);
    });
  });

  it('computes any expression of whole numbers exactly', () => {
    const cases = fc.tuple(size, size, wholeExpressions(['x', 'y', 'z']), bindings(['x', 'y', 'z']), seed);
    check(cases, ([rows, columns, expression, shapes, s]) => {
      const into = side.matrix(rows, columns, wholeNumbers(rows * columns, s));
      const inputs = shapes(side, rows, columns, (count, k) => wholeNumbers(count, s + k));
      side.both((backend, of) => backend.compile(expression)(of(into), inputs(of)));
      side.expectSame(into);
    });
  });

  it('computes in place', () => {
    const expression = binary('-', symbol('c'), unary('-', symbol('x')));
    check(fc.tuple(size, size, seed), ([rows, columns, s]) => {
      const into = side.matrix(rows, columns, wholeNumbers(rows * columns, s));
      const c = side.matrix(1, columns, wholeNumbers(columns, s + 1));
      side.both((backend, of) => backend.compile(expression)(of(into), { x: of(into), c: of(c) }));
      side.expectSame(into);
    });
  });

  it('reduces', () => {
    const by = fc.constantFrom('sum' as const, 'mean' as const, 'max' as const);
    const direction = fc.constantFrom('perRow' as const, 'perColumn' as const);
    check(fc.tuple(size, size, by, direction, fc.boolean(), seed), ([rows, columns, how, way, stands, s]) => {
      fc.pre(how === 'sum' || rows * columns > 0);
      const a = side.matrix(rows, columns, numbers(rows * columns, s));
      const length = way === 'perRow' ? rows : columns;
      const into = side.matrix(stands ? length : 1, stands ? 1 : length, numbers(length, s));
      side.both((backend, of) => backend.reduce(of(into), of(a), how, way));
      side.expectNear(into, new Array(length).fill(how === 'sum' ? rows + columns : 1));
    });
  });

  it('makes softmax of rows', () => {
    check(fc.tuple(size, size, fc.constantFrom(1, 100), seed), ([rows, columns, spread, s]) => {
      const a = side.matrix(
        rows,
        columns,
        numbers(rows * columns, s).map((value) => value * spread),
      );
      side.both((backend, of) => backend.softmaxRows(of(a), of(a)));
      side.expectNear(a, new Array(rows * columns).fill(1));
    });
  });

  it('finds and marks the largest, the first of equal ones', () => {
    const cases = fc
      .tuple(size, size, seed)
      .chain(([rows, columns, s]) =>
        fc.tuple(
          fc.constant(rows),
          fc.constant(columns),
          fc.integer({ min: 0, max: columns }),
          fc.constant(s),
        ),
      );
    check(cases, ([rows, columns, k, s]) => {
      const a = side.matrix(rows, columns, wholeNumbers(rows * columns, s));
      for (const count of columns === 0 ? [k] : [k, 1]) {
        const indices = side.matrix(rows, count, new Float32Array(rows * count));
        side.both((backend, of) => backend.topColumns(of(indices), of(a)));
        side.expectSame(indices);
      }
      side.both((backend, of) => backend.markTop(of(a), of(a), k));
      side.expectSame(a);
    });
  });

  it('gathers rows', () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 9 }), size, size, seed);
    check(cases, ([rows, columns, count, s]) => {
      const a = side.matrix(rows, columns, numbers(rows * columns, s));
      const into = side.matrix(count, columns, numbers(count * columns, s));
      const chosen = Array.from({ length: count }, (_, i) => (i * 7 + s) % rows);
      side.both((backend, of) => backend.gatherRows(of(into), of(a), chosen));
      side.expectSame(into);
    });
  });

  const windows: fc.Arbitrary<ImageWindow> = fc
    .record({
      height: fc.integer({ min: 1, max: 7 }),
      width: fc.integer({ min: 1, max: 7 }),
      channels: fc.integer({ min: 1, max: 5 }),
      kernelHeight: fc.integer({ min: 1, max: 3 }),
      kernelWidth: fc.integer({ min: 1, max: 3 }),
      stride: fc.integer({ min: 1, max: 3 }),
      padding: fc.integer({ min: 0, max: 2 }),
    })
    .filter(({ kernelHeight, kernelWidth, padding }) => padding < Math.min(kernelHeight, kernelWidth));

  it('unfolds, folds and convolves images', () => {
    check(fc.tuple(fc.integer({ min: 0, max: 3 }), windows, seed), ([count, window, s]) => {
      const { down, across } = placesOf(window);
      const patchCount = count * down * across;
      const images = side.matrix(count, pixelsOf(window), numbers(count * pixelsOf(window), s));
      const patches = side.matrix(patchCount, patchSize(window), numbers(patchCount * patchSize(window), s));
      const filters = side.matrix(3, patchSize(window), numbers(3 * patchSize(window), s + 1));
      const into = side.matrix(patchCount, 3, numbers(patchCount * 3, s));
      side.both((backend, of) => {
        backend.unfold(of(patches), of(images), window);
        backend.convolve(of(into), of(images), of(filters), window);
      });
      side.expectSame(patches);
      side.expectNear(into, new Array(patchCount * 3).fill(patchSize(window)));
      side.both((backend, of) => backend.fold(of(images), of(patches), window));
      side.expectNear(images, new Array(count * pixelsOf(window)).fill(patchSize(window)));
    });
  });

  it('pools images', () => {
    const cases = fc.tuple(
      fc.integer({ min: 0, max: 3 }),
      windows,
      fc.constantFrom('mean' as const, 'max' as const),
      seed,
    );
    check(cases, ([count, window, by, s]) => {
      const { down, across } = placesOf(window);
      const places = down * across * window.channels;
      const images = side.matrix(count, pixelsOf(window), numbers(count * pixelsOf(window), s));
      const into = side.matrix(count, places, numbers(count * places, s));
      side.both((backend, of) => backend.pool(of(into), of(images), window, by));
      side.expectNear(into, new Array(count * places).fill(1));
    });
  });
});
