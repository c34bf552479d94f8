/**
 * Computes at build time what does not change while a network runs. Every engine computes a part that is left as
 * it was written: `a - b - c` is never regrouped, so folding does not change a bit of any result.
 */
import { arithmetic } from '../arithmetic.js';
import { type Expression, number, rewrite } from '../expression.js';
import { FUNCTIONS } from '../functions.js';

export function fold(expression: Expression): Expression {
  return rewrite(expression, foldNode);
}

function foldNode(node: Expression): Expression {
  switch (node.kind) {
    case 'number':
    case 'symbol':
      return node;
    case 'unary':
      if (node.operand.kind !== 'number') return node;
      return number(node.operator === '-' ? -node.operand.value : Number(node.operand.value === 0));
    case 'binary': {
      const { operator, left, right } = node;
      if (left.kind === 'number' && right.kind === 'number')
        return number(arithmetic(operator, left.value, right.value));
      return node;
    }
    case 'call': {
      const compute = FUNCTIONS.get(node.name)?.evaluate;
      if (compute === undefined) return node;
      const values: number[] = [];
      for (const argument of node.arguments) {
        if (argument.kind !== 'number') return node;
        values.push(argument.value);
      }
      return values.length > 0 ? number(compute(...values)) : node;
    }
  }
}
