/**
 * Sums and products of expressions, written without the zeros and ones that taking equations apart brings up, and
 * with numbers already added and multiplied. Used only on what integrators make.
 */
import { binary, type Expression, number, unary } from '../expression.js';

export const ZERO = number(0);
export const ONE = number(1);

export const isNumber = (node: Expression, value: number): boolean =>
  node.kind === 'number' && node.value === value;

export function sum(...terms: Expression[]): Expression {
  return terms.reduce(add, ZERO);
}

function add(left: Expression, right: Expression): Expression {
  if (isNumber(left, 0)) return right;
  if (isNumber(right, 0)) return left;
  if (left.kind === 'number' && right.kind === 'number') return number(left.value + right.value);
  if (right.kind === 'unary' && right.operator === '-') return binary('-', left, right.operand);
  return binary('+', left, right);
}

export function negative(node: Expression): Expression {
  if (node.kind === 'number') return number(node.value === 0 ? 0 : -node.value);
  if (node.kind === 'unary' && node.operator === '-') return node.operand;
  return unary('-', node);
}

export function difference(left: Expression, right: Expression): Expression {
  return add(left, negative(right));
}

export function product(...factors: Expression[]): Expression {
  return factors.reduce(multiply, ONE);
}

function multiply(left: Expression, right: Expression): Expression {
  if (isNumber(left, 0) || isNumber(right, 0)) return ZERO;
  if (isNumber(left, 1)) return right;
  if (isNumber(right, 1)) return left;
  if (left.kind === 'number' && right.kind === 'number') return number(left.value * right.value);
  if (isNumber(left, -1)) return negative(right);
  if (isNumber(right, -1)) return negative(left);
  return binary('*', left, right);
}

export function quotient(left: Expression, right: Expression): Expression {
  if (isNumber(left, 0)) return ZERO;
  if (isNumber(right, 1)) return left;
  if (left.kind === 'number' && right.kind === 'number') return number(left.value / right.value);
  return binary('/', left, right);
}
