/**
 * The value of an expression, by walking its tree: slow and plain, the oracle every compiled form is held to.
 * Parts are evaluated left to right, all of them, also those of `and`, `or` and `select`.
 */
import { arithmetic } from './arithmetic.js';
import type { CallNode, Expression } from './expression.js';
import { FUNCTIONS } from './functions.js';

export type Lookup = (name: string) => number;
/** Draws for a random call, given the values of its arguments. */
export type Draw = (call: CallNode, values: readonly number[]) => number;

export function evaluate(node: Expression, lookup: Lookup, draw?: Draw): number {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'symbol':
      return lookup(node.name);
    case 'unary': {
      const value = evaluate(node.operand, lookup, draw);
      return node.operator === '-' ? -value : Number(value === 0);
    }
    case 'binary': {
      const left = evaluate(node.left, lookup, draw);
      return arithmetic(node.operator, left, evaluate(node.right, lookup, draw));
    }
    case 'call':
      return evaluateCall(node, lookup, draw);
  }
}

function evaluateCall(node: CallNode, lookup: Lookup, draw?: Draw): number {
  const values = node.arguments.map((argument) => evaluate(argument, lookup, draw));
  const compute = FUNCTIONS.get(node.name)?.evaluate;
  if (compute !== undefined) return compute(...values);
  if (draw === undefined) throw new Error(`${node.name}() needs a random stream to draw from`);
  return draw(node, values);
}
