/** asin, acos, atan and atan2. */
import { ASIN, ATAN, ATAN_3_2, ATAN_HALF, HALF_PI } from './coefficients.js';
import { head } from './exact.js';

const [T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12] = ATAN;
const [A0, A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11, A12, A13] = ASIN;
const [HALF_PI_HIGH, HALF_PI_LOW] = HALF_PI;

/** atan(t)/t - 1. */
function atanRest(t: number): number {
  const z = t * t;
  const w = z * z;
  const even = (((((T12 * w + T10) * w + T8) * w + T6) * w + T4) * w + T2) * w + T0;
  const odd = ((((T11 * w + T9) * w + T7) * w + T5) * w + T3) * w + T1;
  return z * (even + z * odd);
}

/** asin(s)/s - 1, with z = s^2 <= 1/4. */
function asinRest(z: number): number {
  const w = z * z;
  const even = (((((A12 * w + A10) * w + A8) * w + A6) * w + A4) * w + A2) * w + A0;
  const odd = (((((A13 * w + A11) * w + A9) * w + A7) * w + A5) * w + A3) * w + A1;
  return z * (even + z * odd);
}

/** atan(c) + atan(t), atan(c) in two parts. */
function atanFrom(highC: number, lowC: number, t: number): number {
  return highC + (t + (t * atanRest(t) + lowC));
}

/** Which c is taken up to where: always so that t is at most 7/16. */
const UP_TO_0 = 7 / 16;
const UP_TO_HALF = 11 / 16;
const UP_TO_1 = 19 / 16;
const UP_TO_3_2 = 39 / 16;

/** Within 0.8 ulp: atan(x) = atan(c) + atan(t) for the c of 0, 1/2, 1, 3/2 and infinity that makes t small. */
export function atan(x: number): number {
  if (x === 0) return x;
  const size = Math.abs(x);
  if (size < UP_TO_0) return x + x * atanRest(x);
  const value =
    size < UP_TO_HALF
      ? atanFrom(ATAN_HALF[0], ATAN_HALF[1], (2 * size - 1) / (2 + size))
      : size < UP_TO_1
        ? atanFrom(0.5 * HALF_PI_HIGH, 0.5 * HALF_PI_LOW, (size - 1) / (size + 1))
        : size < UP_TO_3_2
          ? atanFrom(ATAN_3_2[0], ATAN_3_2[1], (size - 1.5) / (1 + 1.5 * size))
          : atanFrom(HALF_PI_HIGH, HALF_PI_LOW, -1 / size);
  return x < 0 ? -value : value;
}

/** The angle of the point (x, y), from -pi to pi, within 1.6 ulp; signs of zeros and infinities count as in C99. */
export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const below = y < 0 || Object.is(y, -0);
  const angle = upwards(Math.abs(y), x);
  return below ? -angle : angle;
}

/** The angle of (x, y) for y >= 0. */
function upwards(y: number, x: number): number {
  const left = x < 0 || Object.is(x, -0);
  if (y === 0) return left ? 2 * HALF_PI_HIGH : 0;
  const slope = y === Infinity && Math.abs(x) === Infinity ? 1 : y / Math.abs(x);
  if (slope === Infinity) return HALF_PI_HIGH;
  return left ? 2 * HALF_PI_HIGH - (atan(slope) - 2 * HALF_PI_LOW) : atan(slope);
}

/** Above this, the half-angle formula is used: asin(x) = pi/2 - 2 asin(sqrt((1 - x)/2)). */
const HALF = 0.5;

/** Within 0.75 ulp. */
export function asin(x: number): number {
  const size = Math.abs(x);
  if (size < HALF) return x + x * asinRest(x * x);
  const z = 0.5 * (1 - size);
  const s = Math.sqrt(z);
  const first = head(s);
  const value = HALF_PI_HIGH - 2 * first + (HALF_PI_LOW - 2 * (rootRest(z, s) + s * asinRest(z)));
  return x < 0 ? -value : value;
}

/** Within 0.85 ulp. */
export function acos(x: number): number {
  if (Math.abs(x) < HALF) return HALF_PI_HIGH - (x - (HALF_PI_LOW - x * asinRest(x * x)));
  const z = 0.5 * (1 - Math.abs(x));
  const s = Math.sqrt(z);
  const first = head(s);
  const rest = rootRest(z, s) + s * asinRest(z);
  return x > 0 ? 2 * (first + rest) : 2 * (HALF_PI_HIGH - first + (HALF_PI_LOW - rest));
}

/** What is missing from the first bits of s to the square root of z. */
function rootRest(z: number, s: number): number {
  const first = head(s);
  return z === 0 ? 0 : (z - first * first) / (s + first);
}
