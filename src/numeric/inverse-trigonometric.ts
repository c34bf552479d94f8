/**
 * asin(x), acos(x), atan(x), atan2(y, x). The arc tangent of a number up to 1 is that of the nearest eighth, from a table,
 * and a series of what is left, at most 1/16. Error: atan and atan2 2 ulp, asin and acos 3 ulp.
 */

const EIGHTHS = 8;
/** atan(n/8), and what is lost by writing it as one number. */
const ATAN_OF_EIGHTHS = [
  0, 0.12435499454676144, 0.24497866312686414, 0.35877067027057225, 0.4636476090008061, 0.5585993153435624,
  0.6435011087932844, 0.7188299996216245, 0.7853981633974483,
];
const ATAN_LOST = [
  0, -3.1253241424539383e-18, 1.0698755618734451e-17, -2.4623815582638635e-17, 2.2698777452961687e-17,
  -5.4556305485916264e-18, 1.5834785051444286e-17, -2.1478388444456983e-17, 3.061616997868383e-17,
];
const HALF_PI = Math.PI / 2;
const HALF_PI_LOST = 6.123233995736766e-17;

const A3 = -1 / 3;
const A5 = 1 / 5;
const A7 = -1 / 7;
const A9 = 1 / 9;
const A11 = -1 / 11;
const A13 = 1 / 13;

/** atan(numerator / denominator), 0 <= numerator <= denominator; `lost` goes with the whole angle. */
function atanUpToOne(numerator: number, denominator: number): { high: number; low: number } {
  const nearest = Math.round((numerator / denominator) * EIGHTHS);
  const c = nearest / EIGHTHS;
  const d = (numerator - c * denominator) / (denominator + c * numerator);
  const z = d * d;
  angle.high = ATAN_OF_EIGHTHS[nearest];
  angle.low = d + (d * z * (A3 + z * (A5 + z * (A7 + z * (A9 + z * (A11 + z * A13))))) + ATAN_LOST[nearest]);
  return angle;
}
const angle = { high: 0, low: 0 };

export function atan(x: number): number {
  return x === 0 ? x : atan2(x, 1);
}

export function atan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  const height = Math.abs(y);
  const width = Math.abs(x);
  const behind = x < 0 || Object.is(x, -0);
  const value = quadrant(height, width, behind);
  return y < 0 || Object.is(y, -0) ? -value : value;
}

function quadrant(height: number, width: number, behind: boolean): number {
  if (height === 0) return behind ? 2 * HALF_PI : 0;
  const infinite = height === Number.POSITIVE_INFINITY && width === Number.POSITIVE_INFINITY;
  const steep = height > width;
  const { high, low } = infinite
    ? atanUpToOne(1, 1)
    : steep
      ? atanUpToOne(...shrunk(width, height))
      : atanUpToOne(...shrunk(height, width));
  // Forwards: the angle, or a right angle less it; backwards: two right angles less that.
  if (!steep) return behind ? 2 * HALF_PI - high + (2 * HALF_PI_LOST - low) : high + low;
  return behind ? HALF_PI + high + (HALF_PI_LOST + low) : HALF_PI - high + (HALF_PI_LOST - low);
}

/** Both far from overflow and underflow; a quotient of the two is the same. */
function shrunk(numerator: number, denominator: number): [number, number] {
  if (denominator === Number.POSITIVE_INFINITY) return [0, 1];
  if (denominator > LARGE) return [numerator * SHRINK, denominator * SHRINK];
  if (denominator < SMALL) return [numerator * GROW, denominator * GROW];
  return [numerator, denominator];
}
const LARGE = 2 ** 900;
const SMALL = 2 ** -900;
const SHRINK = 2 ** -200;
const GROW = 2 ** 200;

export function asin(x: number): number {
  if (!(Math.abs(x) <= 1)) return Number.NaN;
  return x === 0 ? x : atan2(x, Math.sqrt((1 - x) * (1 + x)));
}

export function acos(x: number): number {
  if (!(Math.abs(x) <= 1)) return Number.NaN;
  return 2 * atan2(Math.sqrt(1 - x), Math.sqrt(1 + x));
}
