/**
 * Whether there is something to do at a neuron is asked of all of them, before it is done for a few. What is asked may say yes once too
 * often, as long as it is quick: of a product it is enough to look at the factors that cost nothing to compute.
 */
import { type Expression, walk } from '../../../equations/expression.js';
import { printExpression } from '../../../equations/print.js';

/** Not 0 wherever the part is not 0. */
export function quickGuard(part: Expression): Expression {
  if (part.kind === 'unary' && part.operator === '-') return quickGuard(part.operand);
  if (part.kind !== 'binary' || part.operator !== '*') return part;
  const { left, right } = part;
  if (printExpression(left) === printExpression(right) || isDear(right))
    return isDear(left) ? part : quickGuard(left);
  return isDear(left) ? quickGuard(right) : part;
}

/** Truths and their like are quick, and often 0; what divides or takes roots is neither. */
const QUICK_FUNCTIONS: ReadonlySet<string> = new Set(['int', 'abs', 'min', 'max', 'clip', 'select', 'sign']);

function isDear(expression: Expression): boolean {
  let dear = false;
  walk(expression, (node) => {
    if (node.kind === 'binary') dear ||= node.operator === '/' || node.operator === '^';
    else if (node.kind === 'call') dear ||= !QUICK_FUNCTIONS.has(node.name);
  });
  return dear;
}
