/** exp(x) - 1 without cancellation near 0, and what is made of it. */
import { ROUNDER, scaled } from './bits.js';
import { LN2, LOG2_E } from './coefficients.js';
import { expRest, expShifted } from './exp.js';

const [LN2_HIGH, LN2_LOW] = LN2;

/** From here exp(x) - 1 is exp(x) or -1 to all bits. */
const FAR_UP = 800;
const FAR_DOWN = -50;

/** e^x - 1, within 1.2 ulp: 2^k ((1 - 2^-k) + (exp(r) - 1)), where 1 - 2^-k is exact or far larger than its error. */
export function expm1(x: number): number {
  if (x === 0) return x;
  const near = Math.max(FAR_DOWN, Math.min(x, FAR_UP));
  const k = near * LOG2_E + ROUNDER - ROUNDER;
  const high = near - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const rLow = high - r - low;
  const base = 1 - scaled(1, -k);
  const sum = base + r;
  const lost = base - sum + r;
  return scaled(sum + (lost + (rLow * (1 + r) + r * r * expRest(r))), k);
}

/** Where e^x may overflow although e^x / x does not. */
const NEARLY_OVERFLOWS = 700;
const SHIFT = 32;

/** (e^x - 1) / x, 1 at 0, within 1.8 ulp. */
export function exprel(x: number): number {
  if (x === 0) return 1;
  if (x > NEARLY_OVERFLOWS) return x === Infinity ? x : (expShifted(x, 0, -SHIFT) / x) * 2 ** SHIFT;
  return expm1(x) / x;
}
