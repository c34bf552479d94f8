/**
 * sin, cos and tan with the bits of numeric/trigonometric.ts: those of |x|, then the sign. `call` is for huge and infinite
 * arguments.
 */
import { COS, SIN } from '../../numeric/coefficients.js';
import type { FunctionRef } from '../code.js';
import type { Graph, Node } from '../graph.js';
import { timesSignOf, wholeNear } from './bits.js';
import { evenOdd } from './polynomial.js';
import { isRareAngle, reduceAngle } from './reduce-angle.js';

interface SineAndCosine {
  readonly sine: Node;
  readonly sineRest: Node;
  readonly cosine: Node;
  readonly cosineRest: Node;
  /** 1 - r^2/2, rounded. */
  readonly cosineBase: Node;
}

/** Of r + low, |r| <= pi/4; the rests are those of numeric/. Without `low` it is 0. */
function near(g: Graph, r: Node, low: Node = g.number(0)): SineAndCosine {
  const z = g.mul(r, r);
  const w = g.mul(z, z);
  const half = g.mul(g.number(0.5), z);
  const cosineBase = g.sub(g.number(1), half);
  const sineRest = g.add(g.mul(g.mul(r, z), evenOdd(g, SIN, z)), g.mul(low, cosineBase));
  const lost = g.sub(g.sub(g.number(1), cosineBase), half);
  const cosineRest = g.add(lost, g.sub(g.mul(w, evenOdd(g, COS, z)), g.mul(r, low)));
  return {
    sine: g.add(r, sineRest),
    sineRest,
    cosine: g.add(cosineBase, cosineRest),
    cosineRest,
    cosineBase,
  };
}

/** Where the two last bits of a word become the sign and the highest bit of an exponent. */
const TO_FRONT = 62;

/** A number that is 0 in even quarters and 2 in odd ones, negative in the third and fourth. */
function quarterAsNumber(g: Graph, quarter: Node): Node {
  return g.fromWord(g.shift('wordShl', quarter, TO_FRONT));
}

function isEven(g: Graph, quarter: Node): Node {
  return g.compare('eq', quarterAsNumber(g, quarter), g.number(0));
}

function sineIn(g: Graph, quarter: Node, { sine, cosine }: SineAndCosine): Node {
  return timesSignOf(g, quarterAsNumber(g, quarter), g.select(isEven(g, quarter), sine, cosine));
}

function cosineIn(g: Graph, quarter: Node, { sine, cosine }: SineAndCosine): Node {
  const next = g.word('wordAdd', quarter, g.bits(1n));
  return timesSignOf(g, quarterAsNumber(g, next), g.select(isEven(g, quarter), cosine, sine));
}

export function sin(g: Graph, x: Node, call: FunctionRef): Node {
  const size = g.abs(x);
  const { quarter, r, low } = reduceAngle(g, size);
  const usual = timesSignOf(g, x, sineIn(g, quarter, near(g, r, low)));
  return g.unlessRare(isRareAngle(g, size), usual, call, [x]);
}

export function cos(g: Graph, x: Node, call: FunctionRef): Node {
  const size = g.abs(x);
  const { quarter, r, low } = reduceAngle(g, size);
  return g.unlessRare(isRareAngle(g, size), cosineIn(g, quarter, near(g, r, low)), call, [x]);
}

/** The quotient is mended by what rounding took from sine and cosine; in odd quarters it is -cosine / sine. */
export function tan(g: Graph, x: Node, call: FunctionRef): Node {
  const size = g.abs(x);
  const { quarter, r, low } = reduceAngle(g, size);
  const { sine, sineRest, cosine, cosineRest, cosineBase } = near(g, r, low);
  const sineLost = g.add(g.sub(r, sine), sineRest);
  const cosineLost = g.add(g.sub(cosineBase, cosine), cosineRest);
  const even = isEven(g, quarter);
  const above = g.select(even, sine, g.neg(cosine));
  const aboveLost = g.select(even, sineLost, g.neg(cosineLost));
  const below = g.select(even, cosine, sine);
  const belowLost = g.select(even, cosineLost, sineLost);
  const ratio = g.div(above, below);
  const mended = g.add(ratio, g.div(g.sub(aboveLost, g.mul(ratio, belowLost)), below));
  return g.unlessRare(isRareAngle(g, size), timesSignOf(g, x, mended), call, [x]);
}

const TURN = 6.283185307179586;

/** The quarter of a turn in which v is, 0 <= v < 1, and sine and cosine of what is left. */
function partOfTurn(g: Graph, v: Node): { readonly quarter: Node; readonly rest: SineAndCosine } {
  const quarters = g.floor(g.add(g.mul(g.number(4), v), g.number(0.5)));
  const r = g.mul(g.sub(v, g.mul(g.number(0.25), quarters)), g.number(TURN));
  return { quarter: wholeNear(g, quarters).word, rest: near(g, r) };
}

/** cos(2 pi v) for 0 <= v < 1. */
export function cosTurns(g: Graph, v: Node): Node {
  const { quarter, rest } = partOfTurn(g, v);
  return cosineIn(g, quarter, rest);
}

/** sin(2 pi v) for 0 <= v < 1. */
export function sinTurns(g: Graph, v: Node): Node {
  const { quarter, rest } = partOfTurn(g, v);
  return sineIn(g, quarter, rest);
}
