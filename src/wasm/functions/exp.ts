/**
 * The exponential, with the bits of numeric/exp.ts. There the power of two is taken in two steps of about a half each; any two
 * steps give the same bits, as long as the first is exact, so here they are those that cost least.
 */
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

/** (exp(r) - 1 - r) / r^2. */
export function expRest(g: Graph, r: Node): Node {
  return evenOdd(g, EXP, r);
}

/** exp(r) - 1 for the r of e^x = 2^k e^r. */
export function restOfPower(g: Graph, x: Node, k: Node): Node {
  const r = g.sub(g.sub(x, g.mul(k, g.number(LN2_HIGH))), g.mul(k, g.number(LN2_LOW)));
  return g.add(r, g.mul(g.mul(r, r), expRest(g, r)));
}

/** 2^-k e^x as `exp` has it. */
export function significandOfPower(g: Graph, x: Node, k: Node): Node {
  return g.add(g.number(1), restOfPower(g, x, k));
}

/** 2^-k e^(x + xLow) as `expShifted` has it. */
export function closeSignificandOfPower(g: Graph, x: Node, k: Node, xLow?: Node): Node {
  const high = g.sub(x, g.mul(k, g.number(LN2_HIGH)));
  // Without xLow numeric/ takes away 0, which changes no bit that is seen.
  const product = g.mul(k, g.number(LN2_LOW));
  const low = xLow === undefined ? product : g.sub(product, xLow);
  const r = g.sub(high, low);
  const rLow = g.sub(g.sub(high, r), low);
  const one = g.add(g.number(1), r);
  const lost = g.sub(r, g.sub(one, g.number(1)));
  const rest = g.add(g.mul(rLow, one), g.mul(g.mul(r, r), expRest(g, r)));
  return g.add(one, g.add(lost, rest));
}

/** e^x. */
export function exp(g: Graph, x: Node): Node {
  return power(g, x, significandOfPower);
}

/** e^(x + xLow), xLow within an ulp of x. */
export function expClose(g: Graph, x: Node, xLow: Node): Node {
  return power(g, x, (graph, near, k) => closeSignificandOfPower(graph, near, k, xLow));
}

function power(g: Graph, x: Node, significand: (g: Graph, near: Node, k: Node) => Node): Node {
  const near = between(g, x, FAR_DOWN, FAR_UP);
  const k = exponentOfPower(g, near, 2 * EXPONENT_BIAS);
  // Of k + 2 bias, which has no more than 12 bits.
  const half = g.shift('wordShr', k.word, 1);
  const otherHalf = g.word('wordSub', k.word, half);
  return g.mul(g.mul(significand(g, near, k.value), powerOf(g, half)), powerOf(g, otherHalf));
}
