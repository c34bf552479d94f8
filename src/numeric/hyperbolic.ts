import { SINH, TANH } from './coefficients.js';
import { exp, expShifted } from './exp.js';

const [S0, S1, S2, S3, S4, S5, S6, S7] = SINH;
const [T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12] = TANH;

/** Below these, polynomials; above, exponentials no longer cancel. */
const SINH_POLYNOMIAL = 1;
const TANH_POLYNOMIAL = 0.625;

/** Within 1.7 ulp. */
export function sinh(x: number): number {
  const size = Math.abs(x);
  if (size < SINH_POLYNOMIAL) {
    const z = x * x;
    const w = z * z;
    const even = ((S6 * w + S4) * w + S2) * w + S0;
    const odd = ((S7 * w + S5) * w + S3) * w + S1;
    return x + x * (z * (even + z * odd));
  }
  const half = expShifted(size, 0, -1);
  const value = half - 0.25 / half;
  return x < 0 ? -value : value;
}

/** Within 1.2 ulp. */
export function cosh(x: number): number {
  const half = expShifted(Math.abs(x), 0, -1);
  return half + 0.25 / half;
}

/** Within 1.4 ulp. */
export function tanh(x: number): number {
  if (x === 0) return x;
  const size = Math.abs(x);
  if (size < TANH_POLYNOMIAL) {
    const z = x * x;
    const w = z * z;
    const even = (((((T12 * w + T10) * w + T8) * w + T6) * w + T4) * w + T2) * w + T0;
    const odd = ((((T11 * w + T9) * w + T7) * w + T5) * w + T3) * w + T1;
    return x + x * (z * (even + z * odd));
  }
  const value = 1 - 2 / (exp(2 * size) + 1);
  return x < 0 ? -value : value;
}
