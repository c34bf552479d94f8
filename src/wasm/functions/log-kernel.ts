/** log(1 + f) as a head and a much smaller tail, step by step as in numeric/log-kernel.ts. */
import { LOG } from '../../numeric/coefficients.js';
import type { Graph, Node } from '../graph.js';
import { bitsOf, EXPONENT_BIAS, FRACTION_BITS } from './bits.js';
import { head } from './exact.js';
import { evenOdd } from './polynomial.js';

const SMALLEST_NORMAL = 2 ** -1022;
const FRACTION = 2n ** BigInt(FRACTION_BITS) - 1n;
/** The first 32 bits of sqrt(1/2), in the place they have in a number. */
const SQRT_HALF = 0x3fe6a09en << 32n;
/** Taken from the bits of a number, it leaves k + 1023 where the exponent is. */
const TO_EXPONENT = SQRT_HALF - (BigInt(EXPONENT_BIAS) << BigInt(FRACTION_BITS));
/** In this binade the last bits of a number count ones. */
const COUNTER = 2 ** FRACTION_BITS;

/** Whether x is not positive, finite and normal. */
export function isRareForLog(g: Graph, x: Node): Node {
  // NaN differs from itself, all others from what they are brought to.
  const near = g.pmax(g.pmin(x, g.number(Number.MAX_VALUE)), g.number(SMALLEST_NORMAL));
  return g.compare('ne', x, near);
}

/** x = 2^k m, m between sqrt(1/2) and sqrt(2); x positive, finite and normal. */
export function splitByTwo(g: Graph, x: Node): { readonly k: Node; readonly m: Node } {
  const above = g.word('wordSub', g.asWord(x), g.bits(TO_EXPONENT));
  const biased = g.word('wordOr', g.shift('wordShr', above, FRACTION_BITS), g.bits(bitsOf(COUNTER)));
  return {
    k: g.sub(g.fromWord(biased), g.number(COUNTER + EXPONENT_BIAS)),
    m: g.fromWord(g.word('wordAdd', g.word('wordAnd', above, g.bits(FRACTION)), g.bits(SQRT_HALF))),
  };
}

/** f^2/2 of the first bits of f: exact. */
function halfSquare(g: Graph, f: Node): Node {
  const first = head(g, f);
  return g.mul(g.mul(g.number(0.5), first), first);
}

export function logHead(g: Graph, f: Node): Node {
  return g.sub(f, halfSquare(g, f));
}

export function logTail(g: Graph, f: Node): Node {
  const first = head(g, f);
  const rest = g.mul(g.mul(g.number(0.5), g.sub(f, first)), g.add(f, first));
  const lost = g.sub(g.sub(g.sub(f, logHead(g, f)), halfSquare(g, f)), rest);
  const s = g.div(f, g.add(g.number(2), f));
  const z = g.mul(s, s);
  const square = g.mul(g.mul(g.number(0.5), f), f);
  return g.add(lost, g.mul(s, g.add(square, g.mul(z, evenOdd(g, LOG, z)))));
}
