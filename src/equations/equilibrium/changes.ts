/**
 * `w += ...` taken apart: into products of what the two neurons told at the two ends of a phase, so that any engine can
 * make it of products of vectors or matrices. `rho_pre * drho_post + rho_post * drho_pre + drho_pre * drho_post` comes out as
 * `end_pre * end_post - start_pre * start_post`: what messages carry telescopes, and the algebra shows it.
 */
import { Problem } from '../../problem.js';
import { difference, negative, product, sum } from '../algebra/arithmetic-of-trees.js';
import { fold } from '../algebra/fold.js';
import { type Monomial, type Polynomial, polynomialOf, productOf } from '../algebra/polynomial.js';
import type { Assignment } from '../checked.js';
import { binary, type Expression, names, number, rewrite, symbol } from '../expression.js';
import { printExpression } from '../print.js';
import type { Changes, OwnTerm, ProductTerm } from './equilibrium-program.js';

type Side = 'pre' | 'post' | 'own' | 'common';

const sideOf = (name: string): Side =>
  name.endsWith('_pre')
    ? 'pre'
    : name.endsWith('_post')
      ? 'post'
      : name === 'w' || name === 'b'
        ? 'own'
        : 'common';

/** @param isClamped whether the source tells the same at both ends. */
export function changesOf({ target, value, offset }: Assignment, isClamped: boolean): Changes {
  const added = polynomialOf(fold(atEnds(difference(value, symbol(target)), isClamped)));
  if (added === undefined)
    throw new Problem(`The change of \`${target}\` has too many products in it.`, {
      fix: 'Multiply fewer sums with each other.',
      offset,
    });
  const products: Factors[] = [];
  const own: OwnTerm[] = [];
  for (const monomial of added.monomials) {
    const parts = partsOf(monomial, added, offset);
    const isOwn = parts.pre === undefined && parts.post === undefined;
    if (!isOwn && parts.own !== undefined)
      throw new Problem(
        `\`${target}\` and what neurons tell are multiplied in the change of \`${target}\`.`,
        {
          fix: `Add up terms of \`${target}\` alone and terms of what neurons tell: the samples of a batch are told apart by those only.`,
          offset,
        },
      );
    if (isOwn) own.push({ scale: parts.scale, own: parts.own });
    else products.push(parts);
  }
  return { products: joined(products), own };
}

/** `rho` of a bias is that of its neuron: `rho_post`. */
function atEnds(expression: Expression, isClamped: boolean): Expression {
  return rewrite(expression, (node) => {
    if (node.kind !== 'symbol') return node;
    const [, moved, side = 'post'] = /^(d?)rho(?:_(pre|post))?$/.exec(node.name) ?? [];
    if (moved === undefined) return node;
    const start = symbol(`start_${side}`);
    if (moved === '') return start;
    return isClamped && side === 'pre' ? number(0) : binary('-', symbol(`end_${side}`), start);
  });
}

interface Factors extends ProductTerm {
  readonly own?: Expression;
}

function partsOf(monomial: Monomial, { atoms }: Polynomial, offset: number): Factors {
  const sides = new Map([...atoms].map(([, atom]) => [atom, sideOfAtom(atom, offset)]));
  const of = (side: Side) => productOf(monomial, atoms, (atom) => sides.get(atom) === side);
  const common = of('common');
  const scale = common === undefined ? number(monomial.factor) : product(number(monomial.factor), common);
  return { scale, pre: of('pre'), post: of('post'), own: of('own') };
}

function sideOfAtom(atom: Expression, offset: number): Side {
  const sides = new Set([...names(atom)].map(sideOf));
  sides.delete('common');
  if (sides.size <= 1) return [...sides][0] ?? 'common';
  throw new Problem(`\`${printExpression(atom)}\` is no product of what one neuron and the other tell.`, {
    fix: 'Let no function or comparison see both neurons, or a neuron and the weight.',
    offset,
  });
}

/** Terms that differ in what the target told become one: a row of weights is then gone through once. */
function joined(terms: readonly Factors[]): ProductTerm[] {
  const groups = new Map<string, Factors[]>();
  for (const term of terms) {
    const [scale, pre] = [withoutSign(term.scale).part, term.pre].map(
      (part) => part && printExpression(part),
    );
    const key = `${scale}; ${pre}`;
    groups.set(key, [...(groups.get(key) ?? []), term]);
  }
  return [...groups.values()].map(together).sort(endsFirst);
}

function together(group: readonly Factors[]): ProductTerm {
  const [{ scale, pre, post }, ...others] = group;
  if (others.length === 0) return { scale, pre, post };
  const posts = [...group].sort(endsFirst).map((term) => {
    const part = term.post ?? number(1);
    return withoutSign(term.scale).isNegative ? negative(part) : part;
  });
  return { scale: withoutSign(scale).part, pre, post: sum(...posts) };
}

function withoutSign(scale: Expression): { readonly part: Expression; readonly isNegative: boolean } {
  if (scale.kind === 'number' && scale.value < 0) return { part: number(-scale.value), isNegative: true };
  if (scale.kind === 'unary' && scale.operator === '-') return { part: scale.operand, isNegative: true };
  return { part: scale, isNegative: false };
}

/** What was at the beginning is taken away from what there is at the end. */
function endsFirst(a: ProductTerm, b: ProductTerm): number {
  return Number(readsEnd(b)) - Number(readsEnd(a));
}

const readsEnd = ({ pre, post }: ProductTerm): boolean =>
  [pre, post].some((part) => part !== undefined && [...names(part)].some((name) => name.startsWith('end_')));
