/** log(x) = k log(2) + log(m), with m = x 2^-k close to 1; the same in other bases, and of 1 + x. */
import { scaled } from './bits.js';
import { LN2, LOG2_E_SPLIT, LOG10_2, LOG10_E_SPLIT } from './coefficients.js';
import { head } from './exact.js';
import { exponentOf, logHead, logTail } from './log-kernel.js';

const [LN2_HIGH, LN2_LOW] = LN2;

const SMALLEST_NORMAL = 2 ** -1022;
/** Makes every subnormal normal. */
const LIFT_BITS = 54;
const LIFT = 2 ** LIFT_BITS;

/** Whether the logarithm is a finite number. */
function isOrdinary(x: number): boolean {
  return x > 0 && x < Infinity;
}

/** Of 0, infinity, NaN and negative numbers. */
function extraordinary(x: number): number {
  return x === 0 ? -Infinity : x === Infinity ? x : Number.NaN;
}

/** Natural logarithm, within 0.65 ulp. */
export function log(x: number): number {
  if (!isOrdinary(x)) return extraordinary(x);
  const lifted = x < SMALLEST_NORMAL ? x * LIFT : x;
  const exponent = exponentOf(lifted);
  const f = scaled(lifted, -exponent) - 1;
  const k = x < SMALLEST_NORMAL ? exponent - LIFT_BITS : exponent;
  const first = logHead(f);
  const whole = k * LN2_HIGH;
  const sum = whole + first;
  return sum + (whole - sum + first + (logTail(f) + k * LN2_LOW));
}

/** log(1 + x), within 0.7 ulp: what 1 + x loses in rounding is put back to first order. */
export function log1p(x: number): number {
  if (x === 0) return x;
  const u = 1 + x;
  if (!isOrdinary(u)) return extraordinary(u);
  const lost = x < 1 ? x - (u - 1) : 1 - (u - x);
  const k = exponentOf(u);
  const f = scaled(u, -k) - 1;
  const first = logHead(f);
  const whole = k * LN2_HIGH;
  const sum = whole + first;
  return sum + (whole - sum + first + (logTail(f) + k * LN2_LOW + lost / u));
}

/** Logarithm to base 2, within 0.7 ulp; exact for powers of two. */
export function log2(x: number): number {
  return inBase(x, LOG2_E_SPLIT, TWO_IN_BASE_2);
}

/** Logarithm to base 10, within 0.7 ulp; exact for powers of ten. */
export function log10(x: number): number {
  return inBase(x, LOG10_E_SPLIT, LOG10_2);
}

const TWO_IN_BASE_2 = [1, 0] as const;

/** `unit` is the logarithm of e, `two` that of 2, each in two parts of which the first is short. */
function inBase(x: number, unit: readonly [number, number], two: readonly [number, number]): number {
  if (!isOrdinary(x)) return extraordinary(x);
  const lifted = x < SMALLEST_NORMAL ? x * LIFT : x;
  const exponent = exponentOf(lifted);
  const f = scaled(lifted, -exponent) - 1;
  const k = x < SMALLEST_NORMAL ? exponent - LIFT_BITS : exponent;
  const first = head(logHead(f));
  const rest = logHead(f) - first + logTail(f);
  const product = first * unit[0];
  const whole = k * two[0];
  const sum = whole + product;
  return sum + (whole - sum + product + (first * unit[1] + rest * (unit[0] + unit[1]) + k * two[1]));
}
