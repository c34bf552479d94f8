/**
 * exp(x), exp(x) - 1 and (exp(x) - 1) / x in f32, within 1.25, 2 and 2.5 ulp. What would be below 2^-125 is 0, and what the
 * exponential alone makes infinite is: exp(x) - 1, and the quotient too, from x = 88.73.
 */
import { LOG2_E } from '../../../numeric/coefficients.js';
import type { Graph, Node } from '../../graph.js';
import { between } from '../exp.js';
import { evenOdd } from '../polynomial.js';
import { EXPONENT_BIAS, powerOf, wholeNear, withSignOf } from './bits.js';
import { EXP_F32, LN2_F32 } from './coefficients.js';

const [LN2_HIGH, LN2_LOW] = LN2_F32;
/** From here the result is infinite, or 0. */
const FAR_UP = 89;
const FAR_DOWN = -87.5;
/** From here exp(x) - 1 is -1. */
const MINUS_ONE_FROM = -18;

interface Power {
  /** exp(r) - 1, where e^x = 2^k e^r. */
  readonly rest: Node;
  /** k + 126 in its last bits: powers of k - 1 are never too large for one step. */
  readonly word: Node;
}

function powerParts(g: Graph, x: Node): Power {
  const { value: k, word } = wholeNear(g, g.mul(x, g.number(LOG2_E)), EXPONENT_BIAS - 1);
  const r = g.sub(g.sub(x, g.mul(k, g.number(LN2_HIGH))), g.mul(k, g.number(LN2_LOW)));
  return { rest: g.add(r, g.mul(g.mul(r, r), evenOdd(g, EXP_F32, r))), word };
}

function twice(g: Graph, significand: Node, word: Node): Node {
  return g.mul(g.add(significand, significand), powerOf(g, word));
}

/** e^x for x neither so large nor so small that it matters. */
export function expWithin(g: Graph, x: Node): Node {
  const { rest, word } = powerParts(g, x);
  return twice(g, g.add(g.number(1), rest), word);
}

export function exp(g: Graph, x: Node): Node {
  return expWithin(g, between(g, x, FAR_DOWN, FAR_UP));
}

export function expm1(g: Graph, x: Node): Node {
  const { rest, word } = powerParts(g, between(g, x, MINUS_ONE_FROM, FAR_UP));
  // 2^(1 - k).
  const inverse = powerOf(g, g.word('wordSub', g.bits(BigInt(2 * EXPONENT_BIAS)), word));
  const base = g.sub(g.number(1), g.mul(g.number(0.5), inverse));
  // Of -0 too.
  return withSignOf(g, x, twice(g, g.add(base, rest), word));
}

export function exprel(g: Graph, x: Node): Node {
  // Not infinity by infinity.
  const quotient = g.div(expm1(g, x), g.pmin(x, g.number(FAR_UP)));
  return g.select(g.compare('eq', x, g.number(0)), g.number(1), quotient);
}

/** x / (exp(x) - 1), within 2.5 ulp. */
export function exprelInverse(g: Graph, x: Node): Node {
  const quotient = g.div(g.pmin(x, g.number(FAR_UP)), expm1(g, x));
  return g.select(g.compare('eq', x, g.number(0)), g.number(1), quotient);
}
