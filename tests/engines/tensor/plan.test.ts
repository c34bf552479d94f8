/** A plan does what its operations do one by one, as often as it is run. */
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Backend, Matrix } from '../../../src/engines/tensor/backend.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { binary, call, type Expression, number, symbol } from '../../../src/equations/expression.js';
import { BACKENDS } from './backends.js';
import { Beside, numbers, type Pair, wholeNumbers } from './beside.js';
import { FUNCTION_CASES, wholeExpressions } from './elementwise-cases.js';

interface World {
  readonly backend: Backend;
  /** Two of rows x columns, a square one of the rows, a row and a column. */
  readonly first: Matrix;
  readonly second: Matrix;
  readonly square: Matrix;
  readonly row: Matrix;
  readonly column: Matrix;
}
type Action = (world: World) => void;

/** Keeps numbers so small that every sum of their products is exact. */
const bounded = (of: Expression): Expression => call('clip', of, number(-3), number(3));
const bound = (backend: Backend, x: Matrix): void => backend.compile(bounded(symbol('x')))(x, { x });

const factor = fc.constantFrom(0, 1, -1, 2);
const turned = fc.boolean();
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc
    .tuple(wholeExpressions(['x', 'y', 'z']), fc.boolean())
    .map<Action>(([expression, swapped]) => ({ backend, first, second, row, column }) => {
      const [into, other] = swapped ? [second, first] : [first, second];
      backend.compile(bounded(expression))(into, { x: other, y: row, z: column });
    }),
  wholeExpressions(['x', 'y']).map<Action>((expression) => ({ backend, row, column }) => {
    backend.compile(bounded(expression))(row, { x: row, y: -2 });
    backend.compile(bounded(expression))(column, { x: 3, y: column });
  }),
  fc.tuple(factor, factor).map<Action>(([scale, keep]) => ({ backend, first, second, square }) => {
    backend.matmul(square, first, second, { transposeB: true, scale, keep });
    bound(backend, square);
  }),
  fc.tuple(factor, factor, turned).map<Action>(([scale, keep, transposeA]) => (world) => {
    const { backend, first, second, square } = world;
    backend.matmul(first, square, second, { transposeA, scale, keep });
    bound(backend, first);
  }),
  factor.map<Action>((scale) => ({ backend, first, second, square, column }) => {
    backend.matmul(second, square, first, { scale, keep: column });
    bound(backend, second);
  }),
  fc.constantFrom('sum' as const, 'max' as const).map<Action>((by) => ({ backend, first, row, column }) => {
    backend.reduce(row, first, by, 'perColumn');
    backend.reduce(column, first, by, 'perRow');
    for (const reduced of [row, column]) bound(backend, reduced);
  }),
  fc.integer({ min: 0, max: 9 }).map<Action>((k) => ({ backend, first, second }) => {
    backend.markTop(second, first, Math.min(k, first.columns));
  }),
  fc.constant<Action>(({ backend, column, first }) => {
    backend.topColumns(column, first);
    bound(backend, column);
  }),
  fc.constant<Action>(({ backend, first, second }) => {
    const backwards = Array.from({ length: first.rows }, (_, row) => first.rows - 1 - row);
    backend.gatherRows(first, second, backwards);
  }),
  // Nothing that is put together with others.
  fc.constant<Action>(({ backend, first, second }) => {
    const one = { kernelHeight: 1, kernelWidth: 1, stride: 1, padding: 0, channels: 1 };
    backend.pool(second, first, { height: 1, width: first.columns, ...one }, 'max');
  }),
  // Through room of its own, and as rows of another length.
  fc.constant<Action>(({ backend, first, second }) => {
    backend.within(() => {
      const room = backend.matrix(first.rows, first.columns);
      backend.compile(binary('-', symbol('x'), symbol('y')))(room, { x: first, y: second });
      const standing = backend.view(room, first.rows * first.columns, 1);
      const line = backend.matrix(first.rows * first.columns, 1);
      backend.compile(bounded(symbol('x')))(line, { x: standing });
      backend.compile(symbol('x'))(second, { x: backend.view(line, first.rows, first.columns) });
    });
  }),
);

const size = fc.integer({ min: 1, max: 9 });
const seed = fc.integer({ min: 1, max: 1e9 });
const RUNS = { numRuns: 40 };

describe.each([...BACKENDS])('a plan of the backend %s', (_name, make) => {
  let side: Beside;
  beforeAll(async () => {
    side = new Beside(makePlain(), await make());
  });
  afterEach(() => expect(side.other.held.matrices).toBe(0));
  afterAll(() => side.other.close());

  it('does what its operations do one by one', () => {
    const programs = fc.tuple(size, size, fc.array(actions, { minLength: 1, maxLength: 8 }), seed);
    fc.assert(
      fc.property(programs, ([rows, columns, program, s]) =>
        side.within(() => {
          const pair = (down: number, across: number, k: number): Pair =>
            side.matrix(down, across, wholeNumbers(down * across, s + k));
          const pairs = {
            first: pair(rows, columns, 0),
            second: pair(rows, columns, 1),
            square: pair(rows, rows, 2),
            row: pair(1, columns, 3),
            column: pair(rows, 1, 4),
          };
          const worldOf = (which: 'plain' | 'other'): World => {
            const { first, second, square, row, column } = pairs;
            return {
              backend: side[which],
              first: first[which],
              second: second[which],
              square: square[which],
              row: row[which],
              column: column[which],
            };
          };
          const take = (world: World): void => {
            for (const action of program) action(world);
          };
          const plan = side.other.record(() => take(worldOf('other')));
          for (let run = 0; run < 2; run++) {
            plan.run();
            side.plain.within(() => take(worldOf('plain')));
            for (const each of Object.values(pairs)) side.expectSame(each);
          }
          plan.free();
        }),
      ),
      RUNS,
    );
  });

  it('computes every function', () => {
    for (const [name, expression, range] of FUNCTION_CASES)
      side.within(() => {
        const [x, y] = [1, 2].map((s) => side.matrix(5, 7, numbers(35, s).map(range)));
        const into = side.matrix(5, 7, numbers(35, 3));
        side.both((backend, of) => {
          const compute = backend.compile(expression);
          const plan = backend.record(() => compute(of(into), { x: of(x), y: of(y) }));
          plan.run();
          plan.free();
        });
        // Of sines only the absolute error is bounded.
        side.expectNear(into, /sin|cos|tan/.test(name) ? new Array(35).fill(2) : undefined);
      });
  });

  it('gives shares and means', () => {
    side.within(() => {
      const a = side.matrix(6, 5, numbers(30, 1));
      const mean = side.matrix(1, 5, numbers(5, 2));
      side.both((backend, of) => {
        const plan = backend.record(() => {
          backend.softmaxRows(of(a), of(a));
          backend.reduce(of(mean), of(a), 'mean', 'perColumn');
        });
        plan.run();
        plan.run();
        plan.free();
      });
      side.expectNear(a);
      side.expectNear(mean);
    });
  });

  it('sees what is written between its runs', () => {
    const { other } = side;
    other.within(() => {
      const [x, sum] = [other.matrix(1, 2), other.matrix(1, 2)];
      const add = other.compile(binary('+', symbol('x'), symbol('sum')));
      const plan = other.record(() => add(sum, { x, sum }));
      for (const values of [
        [1, 2],
        [10, 20],
      ]) {
        other.write(x, values);
        plan.run();
      }
      expect([...other.read(sum)]).toEqual([11, 22]);
      plan.free();
    });
  });
});
