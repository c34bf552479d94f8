import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { evaluate } from '../../src/equations/evaluate.js';
import {
  type BinaryOperator,
  binary,
  call,
  type Expression,
  number,
  rewrite,
  symbol,
  unary,
} from '../../src/equations/expression.js';
import { loadParser } from '../../src/equations/parser.js';
import { printExpression, printShort } from '../../src/equations/print.js';

const parse = await loadParser();

const OPERATORS: readonly BinaryOperator[] = [
  ...(['+', '-', '*', '/', '//', '%', '^', '<', '<=', '>', '>=', '==', '!=', 'and', 'or'] as const),
];

const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...['a', 'b', 'c'].map(symbol)),
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(number),
    fc.tuple(fc.constantFrom(...OPERATORS), tie('tree'), tie('tree')).map(([operator, left, right]) => {
      return binary(operator, left, right);
    }),
    tie('tree').map((operand) => unary('-', operand)),
    tie('tree').map((operand) => unary('not', operand)),
    tie('tree').map((argument) => call('floor', argument)),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map((parts) => call('clip', ...parts)),
  ),
}));

const withoutOffsets = (expression: Expression): Expression =>
  rewrite(expression, (node) => {
    const { offset: _, ...rest } = node;
    return rest as Expression;
  });

it('prints every tree as a text that is read back as that tree', () => {
  fc.assert(
    fc.property(tree, (expression) => {
      expect(withoutOffsets(parse(printExpression(expression)))).toEqual(expression);
    }),
    { numRuns: 2_000 },
  );
});

it('so text and tree have the same value', () => {
  const lookup = (name: string): number => ({ a: 1.5, b: -2, c: 0 })[name]!;
  fc.assert(
    fc.property(tree, (expression) => {
      expect(evaluate(parse(printExpression(expression)), lookup)).toBe(evaluate(expression, lookup));
    }),
  );
});

test.each([
  'a - (b - c)',
  '(a - b)*c',
  '-a**2',
  '(-a)**2',
  'a**-b',
  '(a**b)**c',
  'not (a and b)',
  '(a < b) == c',
  'a//b*c',
  'clip(-v, 0, 1)',
])('%s needs all its parentheses and no others', (text) => {
  expect(printExpression(parse(text))).toBe(text);
});

it('shortens long expressions in the middle', () => {
  const text = printShort(parse(`${'alpha + '.repeat(50)}omega`));
  expect(text.length).toBeLessThanOrEqual(65);
  expect(text).toMatch(/^alpha .* omega$/);
});
