/** tanh(x), sinh(x), cosh(x), from expm1. Error: 3 ulp. */
import { exp, expm1 } from './exp.js';

/** Beyond, tanh is 1 to the last bit. */
const SATURATED = 20;
/** Beyond, exp(-x) is lost beside exp(x). */
const ONE_SIDED = 20;
/** Beyond, exp(x) overflows although half of it does not. */
const OVERFLOWING = 709;

export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > SATURATED) return x > 0 ? 1 : -1;
  const t = expm1(2 * size);
  const value = t / (t + 2);
  return x < 0 ? -value : x === 0 ? x : value;
}

export function sinh(x: number): number {
  const size = Math.abs(x);
  const value = size > ONE_SIDED ? halfExp(size) : halfSinh(expm1(size));
  return x < 0 ? -value : x === 0 ? x : value;
}

export function cosh(x: number): number {
  const size = Math.abs(x);
  if (size > ONE_SIDED) return halfExp(size);
  const e = exp(size);
  return 0.5 * e + 0.5 / e;
}

function halfSinh(t: number): number {
  return 0.5 * (t + t / (t + 1));
}

function halfExp(size: number): number {
  if (size <= OVERFLOWING) return 0.5 * exp(size);
  const half = exp(0.5 * size);
  return 0.5 * half * half;
}
