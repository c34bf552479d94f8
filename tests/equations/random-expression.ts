/** Arbitrary expressions over the names `a` and `b`, of every kind the dialect has, without draws. */
import fc from 'fast-check';
import {
  type BinaryOperator,
  binary,
  call,
  type Expression,
  number,
  symbol,
  unary,
} from '../../src/equations/expression.js';
import { FUNCTIONS } from '../../src/equations/functions.js';

const OPERATORS: readonly BinaryOperator[] = [
  '+',
  '-',
  '*',
  '/',
  '//',
  '%',
  '^',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  'and',
  'or',
];
const COMPUTED = [...FUNCTIONS.values()].filter(({ evaluate }) => evaluate !== undefined);

export function expressions(names: readonly string[] = ['a', 'b']): fc.Arbitrary<Expression> {
  const leaf = fc.oneof(
    fc
      .oneof(fc.double(), fc.integer({ min: -5, max: 5 }), fc.constantFrom(-0, Number.POSITIVE_INFINITY))
      .map(number),
    fc.constantFrom(...names).map(symbol),
  );
  const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      leaf,
      fc
        .tuple(fc.constantFrom('-' as const, 'not' as const), tie('tree'))
        .map(([sign, part]) => unary(sign, part)),
      fc
        .tuple(fc.constantFrom(...OPERATORS), tie('tree'), tie('tree'))
        .map(([sign, a, b]) => binary(sign, a, b)),
      fc
        .tuple(fc.constantFrom(...COMPUTED), fc.array(tie('tree'), { minLength: 3, maxLength: 3 }))
        .map(([{ name, takes }, parts]) => call(name, ...parts.slice(0, takes.length))),
    ),
  }));
  return tree;
}
