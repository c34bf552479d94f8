/**
 * The exponential, with the bits of numeric/exp.ts. There the power of two is taken in two steps of about a half each; any two
 * steps give the same bits, as long as the first is exact, so here they are those that cost least.
 */
import { ROUNDER } from '../../numeric/bits.js';
import { EXP, LN2, LOG2_E } from '../../numeric/coefficients.js';
import type { Graph, Node } from '../graph.js';
import { EXPONENT_BIAS, powerOf, type Whole, wholeNear } from './bits.js';
import { evenOdd } from './polynomial.js';

const [LN2_HIGH, LN2_LOW] = LN2;
/** From here the result is infinite, or 0. */
const FAR_UP = 710;
const FAR_DOWN = -746;

/** x taken into bounds, NaN as it is. */
export function between(g: Graph, x: Node, lowest: number, highest: number): Node {
  return g.pmax(g.pmin(x, g.number(highest)), g.number(lowest));
}

/** The whole k of e^x = 2^k e^r, and in its word k + bias. */
export function exponentOfPower(g: Graph, x: Node, bias: number): Whole {
  return wholeNear(g, g.mul(x, g.number(LOG2_E)), bias);
}

/** r = x + xLow - k log(2), rounded, and what rounding took. */
export function restOfPower(
  g: Graph,
  x: Node,
  k: Node,
  xLow?: Node,
): { readonly r: Node; readonly rLow: Node } {
  const high = g.sub(x, g.mul(k, g.number(LN2_HIGH)));
  // Without xLow numeric/ takes away 0, which changes no bit that is seen.
  const product = g.mul(k, g.number(LN2_LOW));
  const low = xLow === undefined ? product : g.sub(product, xLow);
  const r = g.sub(high, low);
  return { r, rLow: g.sub(g.sub(high, r), low) };
}

/** (exp(r) - 1 - r) / r^2. */
export function expRest(g: Graph, r: Node): Node {
  return evenOdd(g, EXP, r);
}

/** 2^-k e^(x + xLow). */
export function significandOfPower(g: Graph, x: Node, k: Node, xLow?: Node): Node {
  const { r, rLow } = restOfPower(g, x, k, xLow);
  const one = g.add(g.number(1), r);
  const lost = g.sub(r, g.sub(one, g.number(1)));
  const rest = g.add(g.mul(rLow, one), g.mul(g.mul(r, r), expRest(g, r)));
  return g.add(one, g.add(lost, rest));
}

/** e^(x + xLow), xLow within an ulp of x. */
export function exp(g: Graph, x: Node, xLow?: Node): Node {
  const near = between(g, x, FAR_DOWN, FAR_UP);
  const k = exponentOfPower(g, near, 2 * EXPONENT_BIAS);
  const half = g.asWord(g.add(g.mul(near, g.number(LOG2_E / 2)), g.number(ROUNDER + EXPONENT_BIAS)));
  const otherHalf = g.word('wordSub', k.word, half);
  const significand = significandOfPower(g, near, k.value, xLow);
  return g.mul(g.mul(significand, powerOf(g, half)), powerOf(g, otherHalf));
}
