/**
 * log(x), log1p(x), log2(x), log10(x).
 *
 * x = 2^k (1 + f) with 1 + f from sqrt(1/2) to sqrt(2). With s = f/(2 + f), log(1 + f) = 2 atanh(s) = 2 s + s R, and s = f/(2 + f) gives
 * 2 s = f - s f, so the leading term f is exact: log(1 + f) = f - (f^2/2 - s (f^2/2 + R)). R is the series of 2 atanh(s)/s - 2,
 * whose remainder after eleven terms is below 2^-58.
 *
 * Error: log and log1p 1 ulp, log2 and log10 2 ulp.
 */
import { split } from './bits.js';
import { LN2_HIGH, LN2_LOW } from './exp.js';

const R1 = 2 / 3;
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

function series(z: number): number {
  return (
    z *
    (R1 +
      z *
        (R2 +
          z * (R3 + z * (R4 + z * (R5 + z * (R6 + z * (R7 + z * (R8 + z * (R9 + z * (R10 + z * R11))))))))))
  );
}

/** k ln 2 + log(1 + f) + extra, where extra is small beside f or 0. */
function assemble(k: number, f: number, extra: number): number {
  const s = f / (2 + f);
  const half = 0.5 * f * f;
  const r = series(s * s);
  return k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + extra)) - f);
}

export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  const { exponent, mantissa } = split(x);
  return assemble(exponent, mantissa - 1, 0);
}

export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY || x === 0) return x;
  if (Math.abs(x) < TINY) return x - 0.5 * x * x;
  if (x > LEAST_WITHOUT_SHIFT && x < MOST_WITHOUT_SHIFT) return assemble(0, x, 0);
  const sum = 1 + x;
  const lost = x >= 1 ? 1 - (sum - x) : x - (sum - 1);
  const { exponent, mantissa } = split(sum);
  return assemble(exponent, mantissa - 1, lost / sum);
}
const TINY = 2 ** -29;
const LEAST_WITHOUT_SHIFT = -0.2928;
const MOST_WITHOUT_SHIFT = 0.4142;

/** 1/ln 2 and 1/ln 10, the first part short enough that its product with another short number is exact. */
const LOG2_E = Math.LOG2E;
const LOG10_E = Math.LOG10E;
const LOG10_2_HIGH = 0.3010299955494702;
const LOG10_2_LOW = 1.1451100898021838e-10;

export function log2(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return log(x);
  const { exponent, mantissa } = split(x);
  return exponent + LOG2_E * assemble(0, mantissa - 1, 0);
}

export function log10(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return log(x);
  const { exponent, mantissa } = split(x);
  return exponent * LOG10_2_HIGH + (exponent * LOG10_2_LOW + LOG10_E * assemble(0, mantissa - 1, 0));
}
