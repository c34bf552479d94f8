/** exp(x) - 1 and (exp(x) - 1) / x, with the bits of numeric/expm1.ts. */
import type { Graph, Node } from '../graph.js';
import { EXPONENT_BIAS, powerOf } from './bits.js';
import { exponentOfPower, restOfPower } from './exp.js';

/** As in numeric/expm1.ts. */
const FAR_UP = 710;
const FAR_DOWN = -50;
const TINY = 2 ** -54;

/** (e^x - 1) / 2 for x <= 710. */
function halfExpm1(g: Graph, x: Node): Node {
  const near = g.pmax(x, g.number(FAR_DOWN));
  const k = exponentOfPower(g, near, EXPONENT_BIAS - 1);
  const power = powerOf(g, k.word);
  return g.add(g.mul(restOfPower(g, near, k.value), power), g.sub(power, g.number(0.5)));
}

const isTiny = (g: Graph, x: Node): Node => g.compare('lt', g.abs(x), g.number(TINY));

export function expm1(g: Graph, x: Node): Node {
  const usual = g.mul(g.number(2), halfExpm1(g, g.pmin(x, g.number(FAR_UP))));
  return g.select(isTiny(g, x), x, usual);
}

export function exprelInverse(g: Graph, x: Node): Node {
  const bounded = g.pmin(x, g.number(FAR_UP));
  const usual = g.div(bounded, g.mul(g.number(2), halfExpm1(g, bounded)));
  return g.select(isTiny(g, x), g.number(1), usual);
}

export function exprel(g: Graph, x: Node): Node {
  const bounded = g.pmin(x, g.number(FAR_UP));
  const usual = g.div(g.mul(g.number(2), halfExpm1(g, bounded)), bounded);
  return g.select(isTiny(g, x), g.number(1), usual);
}
