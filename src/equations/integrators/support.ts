/** Rates at another point than the present one, as methods of several stages need them. */
import { sum } from '../algebra/arithmetic-of-trees.js';
import { call, type Expression, number, rewrite, symbol } from '../expression.js';
import type { Statement } from '../program.js';
import { type Rate, type System, temporary } from './system.js';

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

/**
 * Points to which one noise at a time moves the variables: each noise has its own, `_support_xi_x`, to which the
 * other noises contribute nothing. @param moves what is added to a variable.
 */
export function noiseSupport({ rates }: System, moves: (rate: Rate, xi: string) => Expression[]) {
  const name = (variable: string, xi: string): string => `_support_${xi}_${variable}`;
  return {
    temporaries: (xi: string): Statement[] =>
      rates.map((rate) => temporary(name(rate.name, xi), sum(symbol(rate.name), ...moves(rate, xi)))),
    point: (xi: string): ReadonlyMap<string, Expression> =>
      new Map(rates.map((rate) => [rate.name, symbol(name(rate.name, xi))])),
  };
}
