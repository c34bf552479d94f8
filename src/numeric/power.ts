/**
 * pow(x, y) = 2^k exp(y log x), with the logarithm to twice the precision of f64: an error of log x comes back multiplied by
 * up to 745. Whole powers of negative numbers as usual, other powers of them NaN; pow(x, 0) = pow(1, y) = 1.
 * Squares, reciprocals and square roots are exactly rounded.
 *
 * Error: 1 ulp while |y log x| < 50, 2 ulp at most.
 */
import { scale, split } from './bits.js';
import { exp } from './exp.js';

/** Splits a number into halves whose products are exact (Dekker 1971). */
const SPLITTER = 2 ** 27 + 1;
const SPLIT_LIMIT = 2 ** 990;

/** A number as an unevaluated sum. */
interface Pair {
  high: number;
  low: number;
}

function pair(high: number, low: number): Pair {
  const sum = high + low;
  return { high: sum, low: high - sum + low };
}

function exactProduct(a: number, b: number): Pair {
  const product = a * b;
  if (!(Math.abs(a) < SPLIT_LIMIT && Math.abs(b) < SPLIT_LIMIT)) return { high: product, low: 0 };
  const aLarge = SPLITTER * a;
  const aHigh = aLarge - (aLarge - a);
  const aLow = a - aHigh;
  const bLarge = SPLITTER * b;
  const bHigh = bLarge - (bLarge - b);
  const bLow = b - bHigh;
  return { high: product, low: aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow) };
}

function times(a: Pair, b: Pair): Pair {
  const product = exactProduct(a.high, b.high);
  return pair(product.high, product.low + (a.high * b.low + a.low * b.high));
}

/** a + b where a is the larger. */
function plus(a: Pair, b: Pair): Pair {
  const sum = a.high + b.high;
  const part = sum - a.high;
  const lost = a.high - (sum - part) + (b.high - part);
  return pair(sum, lost + a.low + b.low);
}

const LN2: Pair = { high: Math.LN2, low: 2.3190468138462996e-17 };
const TWO_THIRDS: Pair = { high: 0.6666666666666666, low: 3.700743415417188e-17 };
const R2 = 2 / 5;
const R3 = 2 / 7;
const R4 = 2 / 9;
const R5 = 2 / 11;
const R6 = 2 / 13;
const R7 = 2 / 15;
const R8 = 2 / 17;
const R9 = 2 / 19;
const R10 = 2 / 21;
const R11 = 2 / 23;

/** log x = k ln 2 + 2 s + s^3 (2/3 + 2/5 s^2 + ...), the first two terms and the third in pairs. */
function preciseLog(x: number): Pair {
  const { exponent, mantissa } = split(x);
  const f = mantissa - 1;
  const divisor = plus({ high: 2, low: 0 }, { high: f, low: 0 });
  const quotient = f / divisor.high;
  const back = times({ high: quotient, low: 0 }, divisor);
  const s = pair(quotient, (f - back.high - back.low) / divisor.high);
  const square = times(s, s);
  const z = square.high;
  const rest =
    z *
    (R2 + z * (R3 + z * (R4 + z * (R5 + z * (R6 + z * (R7 + z * (R8 + z * (R9 + z * (R10 + z * R11)))))))));
  const cubic = times(times(s, square), pair(TWO_THIRDS.high, TWO_THIRDS.low + rest));
  const fraction = plus({ high: 2 * s.high, low: 2 * s.low }, cubic);
  if (exponent === 0) return fraction;
  return plus(times({ high: exponent, low: 0 }, LN2), fraction);
}

/** Beyond, the result overflows or is 0 whatever the rest. */
const FAR = 800;
const INVERSE_LN2 = Math.LOG2E;

/** exp of a pair, its whole powers of two taken out first so that nothing of it is lost. */
function expOfPair({ high, low }: Pair): number {
  if (high > FAR) return Number.POSITIVE_INFINITY;
  if (high < -FAR) return 0;
  const k = Math.floor(high * INVERSE_LN2 + 0.5);
  const { high: r, low: rest } = plus({ high, low }, times({ high: -k, low: 0 }, LN2));
  const value = exp(r);
  return scale(value + value * rest, k);
}

export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5 && x >= 0) return Math.sqrt(x);
  if (!Number.isFinite(y)) return infinitePower(Math.abs(x), y);
  const odd = Math.abs(y) < LARGEST_ODD && y % 2 !== 0 && Number.isInteger(y);
  const sign = odd && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  const size = Math.abs(x);
  if (size === 0 || size === Number.POSITIVE_INFINITY)
    return sign * ((size === 0) === y > 0 ? 0 : Number.POSITIVE_INFINITY);
  if (x < 0 && !Number.isInteger(y)) return Number.NaN;
  if (size === 1) return sign;
  return sign * powerOfPositive(size, y);
}
/** From here on every number is even. */
const LARGEST_ODD = 2 ** 53;

function powerOfPositive(x: number, y: number): number {
  const logarithm = preciseLog(x);
  const estimate = logarithm.high * y;
  if (Math.abs(estimate) > FAR) return estimate > 0 ? Number.POSITIVE_INFINITY : 0;
  return expOfPair(times(logarithm, { high: y, low: 0 }));
}

function infinitePower(size: number, y: number): number {
  if (size === 1) return 1;
  return size > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
}
