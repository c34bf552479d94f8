/** Rates at another point than the present one, as methods of several stages need them. */
import { sum } from '../algebra/arithmetic-of-trees.js';
import { call, type Expression, number, rewrite, symbol } from '../expression.js';
import type { Rate } from './system.js';

/** The expression with variables replaced by their values at the point, and time by `t + later`. */
export function at(
  expression: Expression,
  point: ReadonlyMap<string, Expression>,
  later?: Expression,
): Expression {
  return rewrite(expression, (node) => {
    if (node.kind !== 'symbol') return node;
    if (node.name === 't' && later !== undefined) return sum(node, later);
    return point.get(node.name) ?? node;
  });
}

/** What moves the variable, 0 while it stands still. */
export function live({ freezes }: Rate, motion: Expression): Expression {
  return freezes ? call('select', symbol('not_refractory'), motion, number(0)) : motion;
}
