/** exp(x) - 1 and (exp(x) - 1) / x, with the bits of numeric/expm1.ts. */
import type { FunctionRef } from '../code.js';
import type { Graph, Node } from '../graph.js';
import { EXPONENT_BIAS, powerOf, withSignOf } from './bits.js';
import { between, exponentOfPower, expRest, restOfPower } from './exp.js';

/** From here the result is infinite, or -1. */
const FAR_UP = 710;
const FAR_DOWN = -50;

/**
 * Powers are of k - 1, which is never too large for one step; what is missing from them is put elsewhere, where it is exact.
 */
export function expm1(g: Graph, x: Node): Node {
  const near = between(g, x, FAR_DOWN, FAR_UP);
  const k = exponentOfPower(g, near, EXPONENT_BIAS - 1);
  const power = powerOf(g, k.word);
  const inverse = powerOf(g, g.word('wordSub', g.bits(BigInt(2 * EXPONENT_BIAS)), k.word));
  const { r, rLow } = restOfPower(g, near, k.value);
  const base = g.sub(g.number(1), g.mul(g.number(0.5), inverse));
  const sum = g.add(base, r);
  const lost = g.add(g.sub(base, sum), r);
  const rest = g.add(g.mul(rLow, g.add(g.number(1), r)), g.mul(g.mul(r, r), expRest(g, r)));
  const significand = g.add(sum, g.add(lost, rest));
  // Of -0 too.
  return withSignOf(g, x, g.mul(g.mul(g.number(2), significand), power));
}

const NEARLY_OVERFLOWS = 700;

/** @param call for x where e^x may overflow although e^x / x does not. */
export function exprel(g: Graph, x: Node, call: FunctionRef): Node {
  const quotient = g.div(expm1(g, x), x);
  const usual = g.select(g.compare('eq', x, g.number(0)), g.number(1), quotient);
  return g.unlessRare(g.compare('gt', x, g.number(NEARLY_OVERFLOWS)), usual, call, [x]);
}
