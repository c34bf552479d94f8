/**
 * exp(x), expm1(x) and exprel(x) = (exp(x) - 1)/x.
 *
 * x = k ln 2 + r with |r| <= ln 2 / 2; exp(r) - 1 is its Taylor series to r^13, whose remainder is below 2^-58. ln 2 is kept in
 * two parts, the first short enough that k times it is exact.
 *
 * Error: exp 1 ulp, expm1 2 ulp, exprel 3 ulp; underflow to subnormal results adds half a unit of the smallest number.
 */
import { scale } from './bits.js';

export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;
/** Above, exp overflows; below, it is 0. */
const OVERFLOW = 709.782712893384;
const UNDERFLOW = -745.1332191019412;
/** Below, expm1 is -1 to the last bit. */
const MINUS_ONE = -38;
const HALF_LN2 = 0.34657359027997264;

const C3 = 1 / 6;
const C4 = 1 / 24;
const C5 = 1 / 120;
const C6 = 1 / 720;
const C7 = 1 / 5040;
const C8 = 1 / 40320;
const C9 = 1 / 362880;
const C10 = 1 / 3628800;
const C11 = 1 / 39916800;
const C12 = 1 / 479001600;
const C13 = 1 / 6227020800;

/** (exp(r) - 1 - r - r^2/2) / r^3 for |r| <= ln 2 / 2. */
function tail(r: number): number {
  return (
    C3 +
    r *
      (C4 +
        r * (C5 + r * (C6 + r * (C7 + r * (C8 + r * (C9 + r * (C10 + r * (C11 + r * (C12 + r * C13)))))))))
  );
}

export function exp(x: number): number {
  if (!(x <= OVERFLOW)) return x > OVERFLOW ? Number.POSITIVE_INFINITY : x;
  if (x < UNDERFLOW) return 0;
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const square = r * r;
  const rest = square * (0.5 + r * tail(r)) - (r - high + low);
  return scale(1 + (r + rest), k);
}

export function expm1(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > OVERFLOW) return Number.POSITIVE_INFINITY;
  if (x < MINUS_ONE) return -1;
  if (Math.abs(x) <= HALF_LN2) return x + x * x * (0.5 + x * tail(x));
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const small = r + (r * r * (0.5 + r * tail(r)) - (r - high + low));
  if (k > 56) return scale(1 + small, k);
  const one = scale(1, -k);
  return scale(k > 0 ? 1 - one + small : small - (one - 1), k);
}

export function exprel(x: number): number {
  if (x === 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return x;
  return expm1(x) / x;
}
