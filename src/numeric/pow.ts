/**
 * x^y = exp(y log x), the logarithm to some 70 bits, for the exponential makes an error of y log x up to a thousand
 * times larger.
 */
import { scaled } from './bits.js';
import { FIFTH, LN2, LOG_TAIL, THIRD } from './coefficients.js';
import { productError } from './exact.js';
import { expShifted } from './exp.js';
import { exponentOf } from './log-kernel.js';

const [T0, T1, T2, T3, T4, T5, T6, T7, T8] = LOG_TAIL;
const [LN2_HIGH, LN2_LOW] = LN2;

/** Exponents as large as this send every base but 1 to 0 or infinity, and all larger ones are even. */
const FAR = 2 ** 66;
/** e to plus or minus this is infinite or 0. */
const OVERFLOWS = 760;
const SMALLEST_NORMAL = 2 ** -1022;
const LIFT_BITS = 54;
const LIFT = 2 ** LIFT_BITS;

/**
 * x to the power y. Squares, cubes and fourth powers are the products x*x, x*x*x and (x*x)*(x*x), which is what compilers
 * make of them (the last two within 2 and 3 ulp); 1/x and square roots are correctly rounded; all else is within
 * 0.75 ulp. Infinities, NaN and signed zeros go by IEEE 754 and C: 1^y and x^0 are 1 even for NaN, and
 * (-1)^(+-infinity) is 1, where JavaScript says NaN.
 */
export function pow(x: number, y: number): number {
  if (y === 2) return x * x;
  if (y === 3) return x * x * x;
  if (y === 4) return x * x * (x * x);
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 0 || x === 1) return 1;
  if (y === 0.5 && x > 0) return Math.sqrt(x);
  return powGeneral(x, y);
}

function powGeneral(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const size = Math.abs(x);
  const negative = x < 0 || Object.is(x, -0);
  const sign = negative && isOdd(y) ? -1 : 1;
  if (size === 1 && Math.abs(y) === Infinity) return 1;
  if (size === 0 || size === Infinity) return sign * ((size === 0) === y < 0 ? Infinity : 0);
  if (negative && Math.floor(y) !== y) return Number.NaN;
  return size === 1 ? sign : sign * powPositive(size, Math.min(Math.max(y, -FAR), FAR));
}

function isOdd(y: number): boolean {
  return Math.abs(y % 2) === 1;
}

/** x positive, finite and not 1; y finite. Follows log(m) = 2s (1 + z/3 + z^2/5 + ...), s = (m-1)/(m+1), z = s^2. */
function powPositive(x: number, y: number): number {
  const lifted = x < SMALLEST_NORMAL ? x * LIFT : x;
  const exponent = exponentOf(lifted);
  const k = x < SMALLEST_NORMAL ? exponent - LIFT_BITS : exponent;
  const m = scaled(lifted, -exponent);

  // Every name ends in a rounded value and, as `...Low`, what it lacks.
  const above = m + 1;
  const aboveLow = m - (above - 1);
  const s = (m - 1) / above;
  const back = s * above;
  const sLow = (m - 1 - back - productError(s, above, back) - s * aboveLow) / above;

  const z = s * s;
  const zLow = productError(s, s, z) + 2 * s * sLow;

  const w = z * z;
  const even = (((T8 * w + T6) * w + T4) * w + T2) * w + T0;
  const odd = ((T7 * w + T5) * w + T3) * w + T1;
  const tail = z * (even + z * odd);
  const fifth = FIFTH[0] + tail;
  const fifthLow = FIFTH[0] - fifth + tail + FIFTH[1];

  const inner = z * fifth;
  const innerLow = productError(z, fifth, inner) + z * fifthLow + zLow * fifth;
  const third = THIRD[0] + inner;
  const thirdLow = THIRD[0] - third + inner + (innerLow + THIRD[1]);

  const outer = z * third;
  const outerLow = productError(z, third, outer) + z * thirdLow + zLow * third;
  const cubic = s * outer;
  const cubicLow = productError(s, outer, cubic) + s * outerLow + sLow * outer;

  const logM = 2 * (s + cubic);
  const logMLow = 2 * (s - 0.5 * logM + cubic + (sLow + cubicLow));
  const whole = k * LN2_HIGH;
  const log = whole + logM;
  const logLow = whole - log + logM + (logMLow + k * LN2_LOW);

  const high = y * log;
  const highLow = productError(y, log, high) + y * logLow;
  return expShifted(high, Math.abs(high) < OVERFLOWS ? highLow : 0, 0);
}
