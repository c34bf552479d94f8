/**
 * x = quarter * pi/2 + remainder, |remainder| <= pi/4 and a little, good to more than 64 bits for every finite x.
 *
 * Up to a million, multiples of pi/2 are taken away in parts short enough for exact products (Cody & Waite 1980).
 * Beyond, x is multiplied by as many digits of 2/pi as matter; those that make whole turns are skipped (Payne & Hanek,
 * "Radian reduction for trigonometric functions", SIGNUM Newsletter 18, 1983).
 */
import { highWord, lowWord, ROUNDER, scaled } from './bits.js';
import { HALF_PI, HALF_PI_PARTS, TWO_OVER_PI, TWO_OVER_PI_DIGITS } from './coefficients.js';
import { productError, sumError } from './exact.js';

/** Below this, counts of quarter turns have at most 20 bits, and 33 more fit a product. */
export const MODERATE = 1e6;
const [PART_1, PART_2, PART_3, PART_4] = HALF_PI_PARTS;

/** Where `reduceAngle` leaves the remainder: rounded, and what rounding took. */
export const remainder = new Float64Array(2);

/** Returns the quarter, 0 to 3, and leaves the rest in `remainder`. */
export function reduceAngle(x: number): number {
  return Math.abs(x) < MODERATE ? reduceModerate(x) : reduceHuge(x);
}

function reduceModerate(x: number): number {
  const quarters = x * TWO_OVER_PI + ROUNDER - ROUNDER;
  const first = x - quarters * PART_1;
  const second = -quarters * PART_2;
  const r1 = first + second;
  const lost1 = sumError(first, second, r1);
  const third = -quarters * PART_3;
  const r2 = r1 + third;
  const lost2 = sumError(r1, third, r2);
  keep(r2, lost1 + (lost2 - quarters * PART_4));
  return quarters & 3;
}

function keep(high: number, low: number): void {
  const sum = high + low;
  remainder[0] = sum;
  remainder[1] = high - sum + low;
}

/** Digits of 2/pi, and of x, are whole numbers below 2^24: sums of three products are exact. */
const DIGIT_BITS = 24;
const DIGIT = 2 ** DIGIT_BITS;
/** Digits of the product in front of the point, and behind it. */
const FRONT = 3;
const BEHIND = 8;
/** `product[c]` counts 2^(shift - 24 (c - 2)). */
const product = new Float64Array(FRONT + BEHIND);
const FRACTION_BITS = 52;
const EXPONENT_BIAS = 1023;

function reduceHuge(x: number): number {
  const high = highWord(x);
  const low = lowWord(x);
  const x0 = low & 0xffffff;
  const x1 = ((high & 0xffff) << 8) | (low >>> 24);
  const x2 = ((high >>> 16) & 0xf) | 0x10;
  const exponent = ((high >>> 20) & 0x7ff) - EXPONENT_BIAS - FRACTION_BITS;
  // Digits of 2/pi before this one make whole turns only; then -22 <= shift <= 1.
  const start = Math.floor((exponent - 2) / DIGIT_BITS) + 1;
  const shift = exponent - DIGIT_BITS * start;
  let carry = 0;
  for (let c = product.length - 1; c >= 0; c--) {
    const [p0, p1, p2] = [
      twoOverPiDigit(start + c - 2),
      twoOverPiDigit(start + c - 1),
      twoOverPiDigit(start + c),
    ];
    const column = x0 * p0 + x1 * p1 + x2 * p2 + carry;
    carry = Math.floor(column / DIGIT);
    product[c] = scaled(column - carry * DIGIT, shift - DIGIT_BITS * (c - 2));
  }
  const quarters = (product[0] % 4) + (product[1] % 4) + (product[2] % 4) + product[3];
  const nearest = Math.floor(quarters + 0.5);
  const sign = x < 0 ? -1 : 1;
  takeFraction(quarters - nearest, sign);
  return (sign * nearest) & 3;
}

/** Digit 1 is the first behind the point. */
function twoOverPiDigit(n: number): number {
  return n < 1 ? 0 : TWO_OVER_PI_DIGITS[n - 1];
}

/** Adds up the fraction of a quarter, the last digits first, to `first`, which stands for those in front; in radians. */
function takeFraction(first: number, sign: number): void {
  let sum = 0;
  let lost = 0;
  for (let c = product.length - 1; c >= FRONT; c--) {
    const part = c === FRONT ? first : product[c];
    const next = part + sum;
    lost += sumError(part, sum, next);
    sum = next;
  }
  const radians = sum * HALF_PI[0];
  const rest = productError(sum, HALF_PI[0], radians) + (sum * HALF_PI[1] + lost * HALF_PI[0]);
  keep(sign * radians, sign * rest);
}
