/**
 * An expression as a sum of products of powers, so that what cancels is seen to cancel: `(p + d) * (q + e) - p * q` is
 * `d * q + p * e + d * e`. What is no sum, product or whole power (a function, a comparison) is an atom, as a name is.
 */
import type { Expression, number } from '../expression.js';
import { printExpression } from '../print.js';
import { product, quotient } from './arithmetic-of-trees.js';

/** A number times powers of atoms, which are named by their text. */
export interface Monomial {
  readonly factor: number;
  readonly powers: ReadonlyMap<string, number>;
}

export interface Polynomial {
  readonly monomials: readonly Monomial[];
  /** By their text. */
  readonly atoms: ReadonlyMap<string, Expression>;
}

/** Beyond this nobody has written it by hand. */
const MOST_MONOMIALS = 256;
const HIGHEST_POWER = 8;

/** Undefined where multiplying out would take too long. */
export function polynomialOf(expression: Expression): Polynomial | undefined {
  const atoms = new Map<string, Expression>();
  const monomials = multipliedOut(expression, atoms);
  return monomials && { monomials: monomials.filter(({ factor }) => factor !== 0), atoms };
}

/** The atoms of a monomial that are wanted, as an expression; undefined if there are none. */
export function productOf(
  { powers }: Monomial,
  atoms: ReadonlyMap<string, Expression>,
  isWanted: (atom: Expression) => boolean,
): Expression | undefined {
  const wanted = [...powers].filter(([key]) => isWanted(atoms.get(key)!));
  if (wanted.length === 0) return undefined;
  const times = (sign: number) =>
    product(...wanted.flatMap(([key, power]) => new Array(Math.max(0, sign * power)).fill(atoms.get(key)!)));
  return quotient(times(1), times(-1));
}

type Monomials = readonly Monomial[];

function multipliedOut(node: Expression, atoms: Map<string, Expression>): Monomials | undefined {
  const out = (part: Expression) => multipliedOut(part, atoms);
  if (node.kind === 'number') return [{ factor: node.value, powers: new Map() }];
  if (node.kind === 'unary' && node.operator === '-') return negated(out(node.operand));
  if (node.kind === 'binary') {
    const [a, b] = [out(node.left), out(node.right)];
    if (a === undefined || b === undefined) return undefined;
    switch (node.operator) {
      case '+':
        return collected([...a, ...b]);
      case '-':
        return collected([...a, ...negated(b)!]);
      case '*':
        return times(a, b);
      case '/':
        if (b.length !== 1 || b[0].factor === 0) break;
        return times(a, [inverse(b[0])]);
      case '^':
        if (!isSmallPower(node.right)) break;
        return new Array(node.right.value)
          .fill(a)
          .reduce((whole: Monomials | undefined, part: Monomials) => whole && times(whole, part), UNIT);
    }
  }
  const key = printExpression(node);
  atoms.set(key, node);
  return [{ factor: 1, powers: new Map([[key, 1]]) }];
}

const UNIT: Monomials = [{ factor: 1, powers: new Map() }];

function isSmallPower(node: Expression): node is ReturnType<typeof number> {
  return (
    node.kind === 'number' && Number.isInteger(node.value) && node.value >= 1 && node.value <= HIGHEST_POWER
  );
}

const negated = (monomials: Monomials | undefined): Monomials | undefined =>
  monomials?.map(({ factor, powers }) => ({ factor: -factor, powers }));

const inverse = ({ factor, powers }: Monomial): Monomial => ({
  factor: 1 / factor,
  powers: new Map([...powers].map(([key, power]) => [key, -power])),
});

function times(a: Monomials, b: Monomials): Monomials | undefined {
  if (a.length * b.length > MOST_MONOMIALS) return undefined;
  return collected(a.flatMap((one) => b.map((other) => multiplied(one, other))));
}

function multiplied(a: Monomial, b: Monomial): Monomial {
  const powers = new Map(a.powers);
  for (const [key, power] of b.powers) {
    const sum = (powers.get(key) ?? 0) + power;
    if (sum === 0) powers.delete(key);
    else powers.set(key, sum);
  }
  return { factor: a.factor * b.factor, powers };
}

/** Products of the same powers are one; those that cancel stay, with the factor 0, so that the order is that of the text. */
function collected(monomials: Monomials): Monomials | undefined {
  if (monomials.length > MOST_MONOMIALS) return undefined;
  const byPowers = new Map<string, Monomial>();
  for (const { factor, powers } of monomials) {
    const key = [...powers]
      .map(([atom, power]) => `${atom}^${power}`)
      .sort()
      .join(' ');
    const there = byPowers.get(key);
    byPowers.set(key, { factor: factor + (there?.factor ?? 0), powers });
  }
  return [...byPowers.values()];
}
