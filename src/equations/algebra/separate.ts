/**
 * Takes an expression apart into a sum of products, each (a function of one side) x (a function of another) x ...:
 * `y_post * (y_pre - y_post * w)` is `y_post * y_pre  -  y_post^2 * w`. That is how the work of a local rule for a whole
 * batch becomes a few matrix products.
 */
import { call, type Expression, names, number } from '../expression.js';
import { printExpression } from '../print.js';
import { negative, product, quotient, sum } from './arithmetic-of-trees.js';

/** A product: a number, and a factor of each side; a side that is not there gives 1. */
export interface Term<Side extends string> {
  readonly factor: number;
  readonly parts: ReadonlyMap<Side, Expression>;
}

/** Beyond this, computing synapse by synapse costs less. */
const MOST_TERMS = 24;
/** Powers of sums up to this are multiplied out. */
const HIGHEST_POWER = 4;

/** Undefined where it cannot be taken apart: sides that meet inside a function or a comparison, or too many terms. */
export function separate<Side extends string>(
  expression: Expression,
  sideOf: (name: string) => Side,
): readonly Term<Side>[] | undefined {
  return new Separation(sideOf).terms(expression)?.filter(({ factor }) => factor !== 0);
}

/** The terms that `expression` adds to the variable `name`; undefined where it does not just add to it. */
export function separateChange<Side extends string>(
  expression: Expression,
  name: string,
  sideOf: (name: string) => Side,
): readonly Term<Side>[] | undefined {
  const terms = separate(expression, sideOf);
  const itself = terms?.findIndex(({ factor, parts }) => {
    const [part, ...others] = parts.values();
    return factor === 1 && others.length === 0 && part?.kind === 'symbol' && part.name === name;
  });
  return itself === undefined || itself < 0 ? undefined : terms!.toSpliced(itself, 1);
}

class Separation<Side extends string> {
  constructor(private readonly sideOf: (name: string) => Side) {}

  terms(node: Expression): readonly Term<Side>[] | undefined {
    if (node.kind === 'number') return [{ factor: node.value, parts: new Map() }];
    const sides = new Set([...names(node)].map(this.sideOf));
    // What is of one side is one function of it, however many sums are in it.
    if (sides.size <= 1) return [{ factor: 1, parts: new Map([...sides].map((side) => [side, node])) }];
    switch (node.kind) {
      case 'unary':
        return node.operator === '-' ? this.terms(node.operand)?.map(negated) : undefined;
      case 'binary':
        return this.binary(node.operator, node.left, node.right);
      case 'call':
        return this.call(node.name, node.arguments);
      case 'symbol':
        return undefined;
    }
  }

  private binary(operator: string, left: Expression, right: Expression): readonly Term<Side>[] | undefined {
    const a = this.terms(left);
    const b = this.terms(right);
    if (a === undefined || b === undefined) return undefined;
    switch (operator) {
      case '+':
        return limited([...a, ...b]);
      case '-':
        return limited([...a, ...b.map(negated)]);
      case '*':
        return times(a, b);
      case '/':
        return b.length === 1 ? a.map((term) => divided(term, b[0])) : undefined;
      case '^':
        return right.kind === 'number' ? power(a, right.value) : undefined;
      default:
        return undefined;
    }
  }

  /** Of a product, size and sign are those of its factors. */
  private call(name: string, [of]: readonly Expression[]): readonly Term<Side>[] | undefined {
    if (name !== 'abs' && name !== 'sign') return undefined;
    const terms = this.terms(of);
    if (terms?.length !== 1) return undefined;
    const [{ factor, parts }] = terms;
    return [
      {
        factor: name === 'abs' ? Math.abs(factor) : Math.sign(factor),
        parts: mapped(parts, (part) => call(name, part)),
      },
    ];
  }
}

type Terms<Side extends string> = readonly Term<Side>[];

function limited<Side extends string>(terms: Terms<Side>): Terms<Side> | undefined {
  return terms.length > MOST_TERMS ? undefined : terms;
}

const negated = <Side extends string>({ factor, parts }: Term<Side>): Term<Side> => ({
  factor: -factor,
  parts,
});

function times<Side extends string>(a: Terms<Side>, b: Terms<Side>): Terms<Side> | undefined {
  if (a.length * b.length > MOST_TERMS) return undefined;
  return a.flatMap((one) => b.map((other) => multiplied(one, other)));
}

function multiplied<Side extends string>(a: Term<Side>, b: Term<Side>): Term<Side> {
  const parts = new Map(a.parts);
  for (const [side, part] of b.parts)
    parts.set(side, parts.has(side) ? product(parts.get(side)!, part) : part);
  return { factor: a.factor * b.factor, parts };
}

function divided<Side extends string>(a: Term<Side>, b: Term<Side>): Term<Side> {
  const parts = new Map(a.parts);
  for (const [side, part] of b.parts) parts.set(side, quotient(parts.get(side) ?? number(1), part));
  return { factor: a.factor / b.factor, parts };
}

/** Whole powers only: others are not those of the factors where one is negative. */
function power<Side extends string>(terms: Terms<Side>, exponent: number): Terms<Side> | undefined {
  if (!Number.isInteger(exponent) || exponent < 1) return undefined;
  if (terms.length === 1) {
    const [{ factor, parts }] = terms;
    const raised = (part: Expression): Expression => ({
      kind: 'binary',
      operator: '^',
      left: part,
      right: number(exponent),
    });
    return [{ factor: factor ** exponent, parts: mapped(parts, raised) }];
  }
  if (exponent > HIGHEST_POWER) return undefined;
  let result: Terms<Side> | undefined = terms;
  for (let k = 1; k < exponent && result !== undefined; k++) result = times(result, terms);
  return result;
}

/**
 * Terms that differ in the part of one side alone become one, with the sum of these parts: a sum over synapses of
 * `y_post * w - u_post * w` is one product of matrices, not two.
 */
export function joined<Side extends string>(terms: Terms<Side>): Terms<Side> {
  let rest = terms;
  for (const side of new Set(rest.flatMap(({ parts }) => [...parts.keys()]))) {
    const groups = new Map<string, Term<Side>[]>();
    for (const term of rest) {
      const key = keyWithout(side, term);
      groups.set(key, [...(groups.get(key) ?? []), term]);
    }
    rest = [...groups.values()].map((group) => (group.length === 1 ? group[0] : addedUp(side, group)));
  }
  return rest;
}

function keyWithout<Side extends string>(side: Side, { parts }: Term<Side>): string {
  return [...parts]
    .filter(([other]) => other !== side)
    .map(([other, part]) => `${other}: ${printExpression(part)}`)
    .sort()
    .join('; ');
}

function addedUp<Side extends string>(side: Side, group: Terms<Side>): Term<Side> {
  const part = sum(...group.map(({ factor, parts }) => scaled(factor, parts.get(side) ?? number(1))));
  const parts = new Map(group[0].parts);
  parts.delete(side);
  if (part.kind === 'number') return { factor: part.value, parts };
  return { factor: 1, parts: parts.set(side, part) };
}

function scaled(factor: number, part: Expression): Expression {
  return factor < 0 ? negative(product(number(-factor), part)) : product(number(factor), part);
}

function mapped<Side extends string>(
  parts: ReadonlyMap<Side, Expression>,
  change: (part: Expression) => Expression,
): ReadonlyMap<Side, Expression> {
  return new Map([...parts].map(([side, part]) => [side, change(part)]));
}
