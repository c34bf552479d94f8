/** What each operator computes, in f64. Every engine must do exactly this. */
import { pow } from '../numeric/index.js';
import type { BinaryOperator } from './expression.js';

/** The remainder has the sign of the divisor, as in Python; it is exact where C's `fmod`, JavaScript's `%`, is. */
export function remainder(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** Rounds the quotient towards minus infinity; as in Python it fits the remainder where a/b itself would round up. */
export function floorDivide(a: number, b: number): number {
  const rest = a % b;
  if (Number.isNaN(rest)) return Math.floor(a / b);
  const quotient = (a - rest) / b - (rest !== 0 && rest < 0 !== b < 0 ? 1 : 0);
  return Math.round(quotient);
}

export function arithmetic(operator: BinaryOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return floorDivide(a, b);
    case '%':
      return remainder(a, b);
    case '^':
      return pow(a, b);
    case '<':
      return Number(a < b);
    case '<=':
      return Number(a <= b);
    case '>':
      return Number(a > b);
    case '>=':
      return Number(a >= b);
    case '==':
      return Number(a === b);
    case '!=':
      return Number(a !== b);
    case 'and':
      return Number(a !== 0 && b !== 0);
    case 'or':
      return Number(a !== 0 || b !== 0);
  }
}
