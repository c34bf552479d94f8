/** Angles as quarter turns and a remainder, step by step as in numeric/reduce-angle.ts, for those that are moderate there. */
import { HALF_PI_PARTS, TWO_OVER_PI } from '../../numeric/coefficients.js';
import { MODERATE } from '../../numeric/reduce-angle.js';
import type { Graph, Node } from '../graph.js';
import { wholeNear } from './bits.js';
import { sumError } from './exact.js';

const [PART_1, PART_2, PART_3, PART_4] = HALF_PI_PARTS;

export interface Angle {
  /** Its last two bits say which quarter of a turn. */
  readonly quarter: Node;
  readonly r: Node;
  readonly low: Node;
}

/** Whether JavaScript is to be asked; not of NaN, which stays NaN. */
export function isRareAngle(g: Graph, size: Node): Node {
  return g.compare('ge', size, g.number(MODERATE));
}

/**
 * In numeric/, sin and cos take arguments up to pi/4 as they are: here they are reduced by no quarter, which leaves
 * them as they are too.
 */
export function reduceAngle(g: Graph, x: Node): Angle {
  const { value: quarters, word } = wholeNear(g, g.mul(x, g.number(TWO_OVER_PI)));
  const first = g.sub(x, g.mul(quarters, g.number(PART_1)));
  const second = g.mul(quarters, g.number(-PART_2));
  const r1 = g.add(first, second);
  const lost1 = sumError(g, first, second, r1);
  const third = g.mul(quarters, g.number(-PART_3));
  const r2 = g.add(r1, third);
  const lost2 = sumError(g, r1, third, r2);
  const rest = g.add(lost1, g.sub(lost2, g.mul(quarters, g.number(PART_4))));
  const r = g.add(r2, rest);
  return { quarter: word, r, low: g.add(g.sub(r2, r), rest) };
}
