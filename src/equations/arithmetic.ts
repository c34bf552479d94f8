/**
 * What each operator computes, in f64. Every engine must do exactly this. Floor division and remainder round
 * towards minus infinity, as in Python, in the form C++ code of Brian2 uses.
 */
import { pow } from '../numeric/index.js';
import type { BinaryOperator } from './expression.js';

export function floorDivide(a: number, b: number): number {
  return Math.floor(a / b);
}

export function remainder(a: number, b: number): number {
  return a - b * Math.floor(a / b);
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
