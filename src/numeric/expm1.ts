/** exp(x) - 1 without cancellation near 0, and what is made of it. */
import { ROUNDER, scaled } from './bits.js';
import { LN2, LOG2_E } from './coefficients.js';
import { expRest } from './exp.js';

const [LN2_HIGH, LN2_LOW] = LN2;

/** From here exp(x) - 1 is exp(x) or -1 to all bits. */
const FAR_UP = 710;
const FAR_DOWN = -50;

/** (e^x - 1) / 2 for x <= 710: 2^k (exp(r) - 1) + (2^k - 1), halved so that no power is too large. */
function halfExpm1(x: number): number {
  const near = Math.max(FAR_DOWN, x);
  const k = near * LOG2_E + ROUNDER - ROUNDER;
  const r = near - k * LN2_HIGH - k * LN2_LOW;
  const power = scaled(0.5, k);
  return (r + r * r * expRest(r)) * power + (power - 0.5);
}

/** e^x - 1, within 2.5 ulp. */
export function expm1(x: number): number {
  return Math.abs(x) < TINY ? x : 2 * halfExpm1(Math.min(x, FAR_UP));
}

/** Below this e^x - 1 is x. */
const TINY = 2 ** -54;

/** x / (e^x - 1), 1 at 0, within 2.5 ulp; 0 where e^x is infinite. */
export function exprelInverse(x: number): number {
  if (Math.abs(x) < TINY) return 1;
  const bounded = Math.min(x, FAR_UP);
  return bounded / (2 * halfExpm1(bounded));
}

/** (e^x - 1) / x, 1 at 0, within 2.2 ulp; infinite where e^x is. */
export function exprel(x: number): number {
  if (Math.abs(x) < TINY) return 1;
  const bounded = Math.min(x, FAR_UP);
  return (2 * halfExpm1(bounded)) / bounded;
}
