/**
 * log(1 + f) for 1 + f between sqrt(1/2) and sqrt(2), as a head and a tail that is much smaller: with s = f/(2+f),
 * log(1+f) = f - f^2/2 + s (f^2/2 + R(s^2)), of which the head is f - f^2/2 rounded.
 */
import { highWord } from './bits.js';
import { LOG } from './coefficients.js';
import { head } from './exact.js';

const [L0, L1, L2, L3, L4, L5, L6, L7] = LOG;

/** High word of sqrt(1/2), and where the exponent starts in a high word. */
const SQRT_HALF_HIGH = 0x3fe6a09e;
const EXPONENT_SHIFT = 20;

/** The whole k for which x 2^-k lies between sqrt(1/2) and sqrt(2); x positive and normal. */
export function exponentOf(x: number): number {
  return (highWord(x) - SQRT_HALF_HIGH) >> EXPONENT_SHIFT;
}

/** f^2/2 of the first bits of f: exact. */
function halfSquare(f: number): number {
  const first = head(f);
  return 0.5 * first * first;
}

export function logHead(f: number): number {
  return f - halfSquare(f);
}

export function logTail(f: number): number {
  const first = head(f);
  const half = halfSquare(f);
  const lost = f - logHead(f) - half - 0.5 * (f - first) * (f + first);
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = ((L6 * w + L4) * w + L2) * w + L0;
  const odd = ((L7 * w + L5) * w + L3) * w + L1;
  return lost + s * (0.5 * f * f + z * (even + z * odd));
}
