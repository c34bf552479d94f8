/** Takes an expression apart into a sum of coefficient times name, and a rest that reads none of the names. */
import { type Expression, names } from '../expression.js';
import { difference, negative, ONE, product, quotient, sum, ZERO } from './arithmetic-of-trees.js';

export interface LinearForm {
  /** Only names that occur. */
  readonly coefficients: ReadonlyMap<string, Expression>;
  readonly rest: Expression;
}

/** Undefined where the expression is not linear in the names, as far as sums, products and quotients show. */
export function linearForm(node: Expression, variables: ReadonlySet<string>): LinearForm | undefined {
  if (!readsAny(node, variables)) return { coefficients: new Map(), rest: node };
  switch (node.kind) {
    case 'symbol':
      return { coefficients: new Map([[node.name, ONE]]), rest: ZERO };
    case 'unary':
      return node.operator === '-' ? scaled(linearForm(node.operand, variables), negative) : undefined;
    case 'binary':
      return linearBinary(node.operator, node.left, node.right, variables);
    default:
      return undefined;
  }
}

export function readsAny(node: Expression, variables: ReadonlySet<string>): boolean {
  for (const name of names(node)) if (variables.has(name)) return true;
  return false;
}

function linearBinary(
  operator: string,
  left: Expression,
  right: Expression,
  variables: ReadonlySet<string>,
): LinearForm | undefined {
  if (operator === '*') {
    if (!readsAny(left, variables))
      return scaled(linearForm(right, variables), (part) => product(left, part));
    if (!readsAny(right, variables))
      return scaled(linearForm(left, variables), (part) => product(part, right));
    return undefined;
  }
  if (operator === '/') {
    if (readsAny(right, variables)) return undefined;
    return scaled(linearForm(left, variables), (part) => quotient(part, right));
  }
  if (operator !== '+' && operator !== '-') return undefined;
  const first = linearForm(left, variables);
  const second = linearForm(right, variables);
  if (first === undefined || second === undefined) return undefined;
  const combine = operator === '+' ? sum : difference;
  const coefficients = new Map(first.coefficients);
  for (const [name, part] of second.coefficients)
    coefficients.set(name, combine(coefficients.get(name) ?? ZERO, part));
  return { coefficients, rest: combine(first.rest, second.rest) };
}

function scaled(
  form: LinearForm | undefined,
  scale: (part: Expression) => Expression,
): LinearForm | undefined {
  if (form === undefined) return undefined;
  const coefficients = new Map([...form.coefficients].map(([name, part]) => [name, scale(part)]));
  return { coefficients, rest: scale(form.rest) };
}
