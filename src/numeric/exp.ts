/**
 * exp(x) = 2^k exp(r) with whole k and |r| <= ln(2)/2, where exp(r) - 1 is r + r^2 p(r). The remainder r is rounded once, which
 * costs up to a fifth of an ulp; `expShifted` makes up for it, for those who go on computing with the result.
 */
import { ROUNDER, scaled } from './bits.js';
import { EXP, LN2, LOG2_E } from './coefficients.js';

const [E0, E1, E2, E3, E4, E5, E6, E7, E8, E9, E10] = EXP;
const [LN2_HIGH, LN2_LOW] = LN2;

/** Beyond this every result is 0 or infinite, whatever the shift. */
const FAR = 800;

/** (exp(r) - 1 - r) / r^2. */
export function expRest(r: number): number {
  const z = r * r;
  const even = ((((E10 * z + E8) * z + E6) * z + E4) * z + E2) * z + E0;
  const odd = (((E9 * z + E7) * z + E5) * z + E3) * z + E1;
  return even + r * odd;
}

/** e^x, within 1 ulp (1.3 ulp where the result is subnormal). */
export function exp(x: number): number {
  const near = Math.max(-FAR, Math.min(x, FAR));
  const k = near * LOG2_E + ROUNDER - ROUNDER;
  const r = near - k * LN2_HIGH - k * LN2_LOW;
  return scaled(1 + (r + r * r * expRest(r)), k);
}

/** exp(x + xLow) 2^shift, within 0.7 ulp; |shift| <= 40, xLow within an ulp of x. Overflow and underflow are those of the result. */
export function expShifted(x: number, xLow: number, shift: number): number {
  const near = Math.max(-FAR, Math.min(x, FAR));
  const k = near * LOG2_E + ROUNDER - ROUNDER;
  const high = near - k * LN2_HIGH;
  const low = k * LN2_LOW - xLow;
  const r = high - low;
  const rLow = high - r - low;
  const one = 1 + r;
  const lost = r - (one - 1);
  return scaled(one + (lost + (rLow * one + r * r * expRest(r))), k + shift);
}
