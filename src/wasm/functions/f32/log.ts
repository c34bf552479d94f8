/** The logarithm in f32, within 1 ulp. */
import type { Graph, Node } from '../../graph.js';
import { evenOdd } from '../polynomial.js';
import { bitsOf, EXPONENT_BIAS, FRACTION_BITS } from './bits.js';
import { LN2_F32, LOG_F32 } from './coefficients.js';

const [LN2_HIGH, LN2_LOW] = LN2_F32;
const SQRT_HALF = bitsOf(Math.SQRT1_2);
/** Taken away, the significand begins at sqrt(1/2), and the exponent keeps its bias. */
const TO_EXPONENT = SQRT_HALF - (BigInt(EXPONENT_BIAS) << BigInt(FRACTION_BITS));
const FRACTION = (1n << BigInt(FRACTION_BITS)) - 1n;
/** A number whose last bits count from 0. */
const COUNTER = 2 ** FRACTION_BITS;

const SMALLEST_NORMAL = 2 ** -126;
/** What takes subnormal numbers to normal ones. */
const LIFT_BITS = 24;

export function log(g: Graph, x: Node): Node {
  const { NaN: none, POSITIVE_INFINITY: infinity, NEGATIVE_INFINITY: lowest } = Number;
  const isTiny = g.compare('lt', x, g.number(SMALLEST_NORMAL));
  const lifted = g.select(isTiny, g.mul(x, g.number(2 ** LIFT_BITS)), x);
  const usual = ofNormal(g, lifted, g.select(isTiny, g.number(-LIFT_BITS), g.number(0)));
  const ofPositive = g.select(g.compare('eq', x, g.number(infinity)), x, usual);
  const ofOthers = g.select(g.compare('eq', x, g.number(0)), g.number(lowest), g.number(none));
  return g.select(g.compare('gt', x, g.number(0)), ofPositive, ofOthers);
}

/** log(2^shift x). */
function ofNormal(g: Graph, x: Node, shift: Node): Node {
  const above = g.word('wordSub', g.asWord(x), g.bits(TO_EXPONENT));
  const biased = g.word('wordOr', g.shift('wordShr', above, FRACTION_BITS), g.bits(bitsOf(COUNTER)));
  const k = g.add(g.sub(g.fromWord(biased), g.number(COUNTER + EXPONENT_BIAS)), shift);
  const m = g.fromWord(g.word('wordAdd', g.word('wordAnd', above, g.bits(FRACTION)), g.bits(SQRT_HALF)));
  const f = g.sub(m, g.number(1));
  const s = g.div(f, g.add(g.number(2), f));
  const z = g.mul(s, s);
  const half = g.mul(g.number(0.5), g.mul(f, f));
  const tail = g.mul(s, g.add(half, g.mul(z, evenOdd(g, LOG_F32, z))));
  const small = g.add(tail, g.mul(k, g.number(LN2_LOW)));
  return g.add(g.mul(k, g.number(LN2_HIGH)), g.sub(f, g.sub(half, small)));
}
