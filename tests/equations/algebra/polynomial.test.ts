import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Polynomial, polynomialOf } from '../../../src/equations/algebra/polynomial.js';
import { evaluate } from '../../../src/equations/evaluate.js';
import { binary, type Expression, number, symbol, unary } from '../../../src/equations/expression.js';
import { loadParser } from '../../../src/equations/parser.js';

const parse = await loadParser();
const NAMES = ['a', 'b', 'c'];

const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...NAMES).map(symbol),
    fc.integer({ min: -3, max: 3 }).map(number),
    tie('tree').map((part) => unary('-', part)),
    fc
      .tuple(fc.constantFrom('+', '-', '*'), tie('tree'), tie('tree'))
      .map(([operator, left, right]) => binary(operator as '+', left, right)),
    fc
      .tuple(tie('tree'), fc.integer({ min: 1, max: 2 }))
      .map(([base, power]) => binary('^', base, number(power))),
  ),
}));

function computed({ monomials, atoms }: Polynomial, at: (name: string) => number): number {
  return monomials.reduce(
    (sum, { factor, powers }) =>
      sum + [...powers].reduce((all, [key, power]) => all * evaluate(atoms.get(key)!, at) ** power, factor),
    0,
  );
}

it('has the value of the expression', () => {
  fc.assert(
    fc.property(
      tree,
      fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 3, maxLength: 3 }),
      (node, values) => {
        const at = (name: string) => values[NAMES.indexOf(name)];
        const polynomial = polynomialOf(node);
        if (polynomial !== undefined) expect(computed(polynomial, at)).toBe(evaluate(node, at) + 0);
      },
    ),
  );
});

it('sees that what cancels cancels', () => {
  for (const text of ['(a + b) * (a - b) - a**2 + b**2', 'exp(a) * b / exp(a) - b', 'a / 2 - 0.5 * a'])
    expect(polynomialOf(parse(text))?.monomials).toEqual([]);
});
