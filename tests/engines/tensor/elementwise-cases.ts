/** Expressions to hold backends to, and inputs of every shape they may have. */
import fc from 'fast-check';
import type { Matrix } from '../../../src/engines/tensor/backend.js';
import {
  type BinaryOperator,
  binary,
  call,
  type Expression,
  number,
  symbol,
  unary,
} from '../../../src/equations/expression.js';
import { printExpression } from '../../../src/equations/print.js';
import type { Beside, Pair } from './beside.js';

type Values = (count: number, k: number) => Float32Array;
type Inputs = (of: (pair: Pair) => Matrix) => Record<string, Matrix | number>;
/** Inputs of certain shapes for a matrix of rows x columns. */
export type Shapes = (side: Beside, rows: number, columns: number, values: Values) => Inputs;

export function bindings(names: readonly string[]): fc.Arbitrary<Shapes> {
  const kind = fc.constantFrom('full', 'row', 'column', 'one', 'number');
  return fc
    .array(kind, { minLength: names.length, maxLength: names.length })
    .map((kinds) => (side, rows, columns, values) => {
      const pairs = kinds.map((shape, k) => {
        const [down, across] = [
          shape === 'full' || shape === 'column' ? rows : 1,
          shape === 'full' || shape === 'row' ? columns : 1,
        ];
        return shape === 'number'
          ? Math.fround(values(1, k)[0])
          : side.matrix(down, across, values(down * across, k));
      });
      return (of) =>
        Object.fromEntries(pairs.map((pair, k) => [names[k], typeof pair === 'number' ? pair : of(pair)]));
    });
}

const [x, y] = [symbol('x'), symbol('y')];
/** Away from where functions jump or do not exist. */
const plainly = (value: number): number => value;
const positive = (value: number): number => Math.abs(value) + 0.1;

/** What it is, and what makes suitable inputs of numbers between -1 and 1. Of sines only the absolute error is bounded. */
export const FUNCTION_CASES: readonly (readonly [string, Expression, (value: number) => number])[] = (
  [
    [binary('/', x, y), positive],
    [binary('^', x, number(2)), plainly],
    [binary('^', x, number(3)), plainly],
    [binary('^', y, x), positive],
    [binary('%', x, y), positive],
    [call('exp', binary('*', x, number(20))), plainly],
    [call('log', x), positive],
    [call('log10', x), positive],
    [call('log1p', x), positive],
    [call('expm1', x), plainly],
    [call('exprel', x), plainly],
    [call('sin', x), plainly],
    [call('cos', x), plainly],
    [call('tan', x), plainly],
    [call('sinh', x), plainly],
    [call('cosh', x), plainly],
    [call('tanh', binary('*', x, number(3))), plainly],
    [call('arcsin', x), plainly],
    [call('arccos', binary('*', x, number(0.9))), plainly],
    [call('arctan', x), plainly],
    [call('sqrt', x), positive],
    [call('clip', x, number(-0.5), number(0.25)), plainly],
    [call('exp', unary('-', binary('/', binary('*', x, x), y))), positive],
    [binary('/', number(1), binary('+', number(1), call('exp', unary('-', x)))), plainly],
    [number(0.1), plainly],
    [x, plainly],
  ] as const
).map(([expression, range]) => [printExpression(expression), expression, range]);

const OPERATORS: readonly BinaryOperator[] = [
  '+',
  '-',
  '*',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  'and',
  'or',
  '//',
  '%',
];
const FUNCTIONS: readonly (readonly [string, number])[] = [
  ['abs', 1],
  ['sign', 1],
  ['floor', 1],
  ['ceil', 1],
  ['int', 1],
  ['min', 2],
  ['max', 2],
  ['clip', 3],
  ['select', 3],
];

/** Small enough that no product of small whole numbers leaves the 24 bits of f32. */
const DEPTH = 3;

export function wholeExpressions(names: readonly string[]): fc.Arbitrary<Expression> {
  const leaf = fc.oneof(fc.integer({ min: -2, max: 2 }).map(number), fc.constantFrom(...names).map(symbol));
  const grown = (part: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> =>
    fc.oneof(
      { arbitrary: part, weight: 1 },
      {
        arbitrary: fc
          .tuple(fc.constantFrom(...OPERATORS), part, part)
          // Nothing is divided by 0.
          .map(([sign, a, b]) => binary(sign, a, sign === '//' || sign === '%' ? number(2) : b)),
        weight: 3,
      },
      {
        arbitrary: fc
          .tuple(fc.constantFrom('-' as const, 'not' as const), part)
          .map(([sign, a]) => unary(sign, a)),
        weight: 1,
      },
      {
        arbitrary: fc
          .tuple(fc.constantFrom(...FUNCTIONS), part, part, part)
          .map(([[name, arity], ...parts]) => call(name, ...parts.slice(0, arity))),
        weight: 2,
      },
    );
  let tree: fc.Arbitrary<Expression> = leaf;
  for (let depth = 0; depth < DEPTH; depth++) tree = grown(tree);
  return tree;
}
