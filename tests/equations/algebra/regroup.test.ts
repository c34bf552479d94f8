import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regroup } from '../../../src/equations/algebra/regroup.js';
import { evaluate } from '../../../src/equations/evaluate.js';
import { binary, type Expression, number, symbol, unary } from '../../../src/equations/expression.js';
import { loadParser } from '../../../src/equations/parser.js';
import { printExpression } from '../../../src/equations/print.js';

const parse = await loadParser();
const regrouped = (text: string): string => printExpression(regroup(parse(text)));

describe('regrouping', () => {
  it.each([
    ['(a - b) / 4 * 2', '0.5*(a - b)'],
    ['2 - a + 3', '5 - a'],
    ['-a / 0.5', '-2*a'],
    ['8 / a / 2', '4/a'],
    ['a * 2 * (b * 3)', '6*(a*b)'],
    ['3 / exprel(a)', '3*exprel_inverse(a)'],
    ['2 * (3*a - 4/b - 5)', '6*a - 8/b - 10'],
    ['2 * (3*a - b)', '2*(3*a - b)'],
    ['exp(a / 2) / 4', '0.25*exp(0.5*a)'],
    ['a * 1e200 * 1e200', '1e+200*a*1e+200'],
  ])('%s becomes %s', (text, wanted) => expect(regrouped(text)).toBe(wanted));

  it.each(['a - (b - 2) - 3', 'a*0', 'a/0', 'a/b/a'])('leaves %s', (text) => {
    expect(regrouped(text)).toBe(printExpression(parse(text)));
  });

  it.each(['(a/3 + 1 + 1) % 1', 'a/3 > b/3', 'int(a/3)', 'floor(a/3/3)', 'a/3 // 2'])(
    'does not touch %s, where the last bit can matter',
    (text) => expect(regrouped(text)).toBe(printExpression(parse(text))),
  );

  it('changes values by no more than rounding', () => {
    fc.assert(
      fc.property(SUMS_AND_PRODUCTS, fc.double(RANGE), fc.double(RANGE), (expression, a, b) => {
        const lookup = (name: string): number => (name === 'a' ? a : b);
        const error = Math.abs(evaluate(regroup(expression), lookup) - evaluate(expression, lookup));
        expect(error).toBeLessThanOrEqual(
          NEARLY_NOTHING + ROUNDING * evaluate(sizeOf(expression), (name) => Math.abs(lookup(name))),
        );
      }),
      { numRuns: 1000 },
    );
  });
});

const RANGE = { min: -100, max: 100, noNaN: true };
const ROUNDING = 1e-14;
const NEARLY_NOTHING = 1e-300;

const { tree: SUMS_AND_PRODUCTS } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(
      fc.double({ min: 0.1, max: 10, noNaN: true }).map(number),
      fc.constantFrom('a', 'b').map(symbol),
    ),
    tie('tree').map((part) => unary('-', part)),
    fc
      .tuple(fc.constantFrom('+', '-', '*'), tie('tree'), tie('tree'))
      .map(([sign, a, b]) => binary(sign, a, b)),
    fc
      .tuple(tie('tree'), fc.double({ min: 0.1, max: 10, noNaN: true }))
      .map(([part, by]) => binary('/', part, number(by))),
  ),
}));

/** The same with nothing that cancels: what errors are measured against. */
function sizeOf(node: Expression): Expression {
  switch (node.kind) {
    case 'unary':
      return sizeOf(node.operand);
    case 'binary':
      return binary(node.operator === '-' ? '+' : node.operator, sizeOf(node.left), sizeOf(node.right));
    default:
      return node;
  }
}
