/**
 * Takes together the constants of a step: `a / 4 * dt` becomes `0.25*dt * a`, `2 - v + 3` becomes `5 - v`, and `3 / exprel(x)`, as
 * channels have it, three times the inverse. What is left has as few divisions and products as it has parts that change.
 * What changes is neither regrouped nor moved, and where a value jumps (a comparison, a remainder, `floor`) nothing is touched:
 * there the last bit can matter, and users count on what they wrote.
 */
import { binary, call, type Expression, number, rewriteParts, unary } from '../expression.js';

/** `factor * rest`; only the factor where there is no rest. */
interface Scaled {
  readonly factor: number;
  readonly rest?: Expression;
}

export function regroup(node: Expression): Expression {
  return written(scaled(node));
}

function scaled(node: Expression): Scaled {
  switch (node.kind) {
    case 'number':
      return { factor: node.value };
    case 'unary':
      if (node.operator === '-') return scale(scaled(node.operand), -1);
      break;
    case 'binary':
      switch (node.operator) {
        case '*':
          return product(scaled(node.left), scaled(node.right));
        case '/':
          return quotient(scaled(node.left), scaled(node.right));
        case '+':
        case '-':
          return sum(node);
        case '^':
          break;
        default:
          return { factor: 1, rest: node };
      }
      break;
    case 'call':
      if (JUMPING.has(node.name)) return { factor: 1, rest: node };
  }
  return { factor: 1, rest: rewriteParts(node, regroup) };
}

const JUMPING: ReadonlySet<string> = new Set([
  'floor',
  'ceil',
  'int',
  'sign',
  'timestep',
  'poisson',
  'binomial',
]);

function scale({ factor, rest }: Scaled, by: number): Scaled {
  return { factor: factor * by, rest };
}

function product(a: Scaled, b: Scaled): Scaled {
  const factor = a.factor * b.factor;
  if (isPlain(factor))
    return { factor, rest: a.rest && b.rest ? binary('*', a.rest, b.rest) : (a.rest ?? b.rest) };
  return { factor: 1, rest: binary('*', written(a), written(b)) };
}

function quotient(a: Scaled, b: Scaled): Scaled {
  const factor = a.factor / b.factor;
  if (!isPlain(factor)) return { factor: 1, rest: binary('/', written(a), written(b)) };
  if (b.rest === undefined) return { factor, rest: a.rest };
  if (b.rest.kind === 'call' && b.rest.name === 'exprel') {
    const inverse = call('exprel_inverse', ...b.rest.arguments);
    return { factor, rest: a.rest === undefined ? inverse : binary('*', a.rest, inverse) };
  }
  return a.rest === undefined
    ? { factor: 1, rest: binary('/', number(factor), b.rest) }
    : { factor, rest: binary('/', a.rest, b.rest) };
}

/** Numbers go to where the first of them stands; from left to right, so that no bracket is opened. */
function sum(node: Expression): Scaled {
  const terms: Scaled[] = [];
  let constant: number | undefined;
  for (const term of termsOf(node).map(({ expression, sign }) => scale(scaled(expression), sign))) {
    if (term.rest !== undefined || constant === undefined) terms.push(term);
    if (term.rest === undefined) constant = (constant ?? 0) + term.factor;
  }
  const [first, ...others] = terms.map((term) => (term.rest === undefined ? { factor: constant! } : term));
  if (others.length === 0) return first;
  return { factor: 1, rest: others.reduce(add, written(first)) };
}

function termsOf(node: Expression): { readonly expression: Expression; readonly sign: 1 | -1 }[] {
  if (node.kind !== 'binary' || (node.operator !== '+' && node.operator !== '-'))
    return [{ expression: node, sign: 1 }];
  return [...termsOf(node.left), { expression: node.right, sign: node.operator === '+' ? 1 : -1 }];
}

function add(left: Expression, term: Scaled): Expression {
  return term.factor < 0 ? binary('-', left, written(scale(term, -1))) : binary('+', left, written(term));
}

function written({ factor, rest }: Scaled): Expression {
  if (rest === undefined) return number(factor);
  if (factor === 1) return rest;
  return spread(factor, rest) ?? (factor === -1 ? unary('-', rest) : binary('*', number(factor), rest));
}

/** The factor taken into a sum whose every term has one already. */
function spread(factor: number, node: Expression): Expression | undefined {
  if (node.kind === 'number') return isPlain(factor * node.value) ? number(factor * node.value) : undefined;
  if (node.kind !== 'binary') return undefined;
  switch (node.operator) {
    case '*':
    case '/': {
      const left = node.left.kind === 'number' ? spread(factor, node.left) : undefined;
      return left && binary(node.operator, left, node.right);
    }
    case '+':
    case '-': {
      const left = spread(factor, node.left);
      const right = left && spread(factor, node.right);
      return left && right && binary(node.operator, left, right);
    }
    default:
      return undefined;
  }
}

/** Neither nothing nor beyond what numbers hold with all their bits. */
function isPlain(factor: number): boolean {
  const size = Math.abs(factor);
  return size >= SMALLEST_NORMAL && size <= Number.MAX_VALUE;
}

const SMALLEST_NORMAL = 2 ** -1022;
