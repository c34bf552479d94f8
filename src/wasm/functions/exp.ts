/** The exponential and its relatives, step by step as in numeric/exp.ts and numeric/expm1.ts. */
import { EXP, LN2, LOG2_E } from '../../numeric/coefficients.js';
import type { Graph, Node } from '../graph.js';
import { scaleBy, wholeNear } from './bits.js';
import { evenOdd } from './polynomial.js';

const [LN2_HIGH, LN2_LOW] = LN2;
/** As in numeric/exp.ts. */
const FAR = 800;

/** (exp(r) - 1 - r) / r^2. */
export function expRest(g: Graph, r: Node): Node {
  return evenOdd(g, EXP, r);
}

/** exp(x) 2^shift. */
export function expShifted(g: Graph, x: Node, shift: number): Node {
  const near = g.pmax(g.pmin(x, g.number(FAR)), g.number(-FAR));
  const { whole: k, word } = wholeNear(g, g.mul(near, g.number(LOG2_E)));
  const high = g.sub(near, g.mul(k, g.number(LN2_HIGH)));
  // The oracle takes a correction of x from this; it is 0 here, and taking 0 away changes no bit that is seen.
  const low = g.mul(k, g.number(LN2_LOW));
  const r = g.sub(high, low);
  const rLow = g.sub(g.sub(high, r), low);
  const one = g.add(g.number(1), r);
  const lost = g.sub(r, g.sub(one, g.number(1)));
  const rest = g.add(g.mul(rLow, one), g.mul(g.mul(r, r), expRest(g, r)));
  return scaleBy(
    g,
    g.add(one, g.add(lost, rest)),
    shift === 0 ? word : g.word('wordAdd', word, g.bits(BigInt(shift))),
  );
}

export function exp(g: Graph, x: Node): Node {
  return expShifted(g, x, 0);
}

const FAR_UP = 800;
const FAR_DOWN = -50;

export function expm1(g: Graph, x: Node): Node {
  const near = g.pmax(g.pmin(x, g.number(FAR_UP)), g.number(FAR_DOWN));
  const { whole: k, word } = wholeNear(g, g.mul(near, g.number(LOG2_E)));
  const high = g.sub(near, g.mul(k, g.number(LN2_HIGH)));
  const low = g.mul(k, g.number(LN2_LOW));
  const r = g.sub(high, low);
  const rLow = g.sub(g.sub(high, r), low);
  const base = g.sub(g.number(1), scaleBy(g, g.number(1), g.word('wordSub', g.bits(0n), word)));
  const sum = g.add(base, r);
  const lost = g.add(g.sub(base, sum), r);
  const rest = g.add(g.mul(rLow, g.add(g.number(1), r)), g.mul(g.mul(r, r), expRest(g, r)));
  const value = scaleBy(g, g.add(sum, g.add(lost, rest)), word);
  // Keeps the sign of -0.
  return g.select(g.compare('eq', x, g.number(0)), x, value);
}

const NEARLY_OVERFLOWS = 700;
const SHIFT = 32;

/** (e^x - 1) / x. */
export function exprel(g: Graph, x: Node): Node {
  const usual = g.div(expm1(g, x), x);
  const scaled = g.mul(g.div(expShifted(g, x, -SHIFT), x), g.number(2 ** SHIFT));
  const infinite = g.compare('eq', x, g.number(Number.POSITIVE_INFINITY));
  const large = g.select(infinite, x, scaled);
  const finite = g.select(g.compare('gt', x, g.number(NEARLY_OVERFLOWS)), large, usual);
  return g.select(g.compare('eq', x, g.number(0)), g.number(1), finite);
}
