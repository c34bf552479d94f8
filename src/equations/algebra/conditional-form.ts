/**
 * Takes a rate apart into slope times its own variable, and a rest. Unlike a linear form, both may read the variable again
 * inside functions, powers and denominators (`tanh(v/V)`, `1/(1 + exp(v/V))`), whose values are held over the step: what
 * Brian2 calls conditionally linear, and what Morris-Lecar and Wang-Buzsaki neurons are.
 */
import type { BinaryNode, Expression } from '../expression.js';
import { difference, negative, ONE, product, quotient, sum, ZERO } from './arithmetic-of-trees.js';
import { readsAny } from './linear.js';

export interface ConditionalForm {
  readonly slope: Expression;
  readonly rest: Expression;
}

/** Undefined where the variable is multiplied by itself, or raised to a power. */
export function conditionalForm(node: Expression, variable: string): ConditionalForm | undefined {
  if (node.kind === 'symbol' && node.name === variable) return { slope: ONE, rest: ZERO };
  if (!readsAny(node, new Set([variable]))) return held(node);
  switch (node.kind) {
    case 'unary':
      return node.operator === '-' ? scaled(conditionalForm(node.operand, variable), negative) : held(node);
    case 'binary':
      return binaryForm(node, variable);
    default:
      return held(node);
  }
}

const held = (node: Expression): ConditionalForm => ({ slope: ZERO, rest: node });

const isHeld = ({ slope }: ConditionalForm): boolean => slope.kind === 'number' && slope.value === 0;

function scaled(
  form: ConditionalForm | undefined,
  scale: (part: Expression) => Expression,
): ConditionalForm | undefined {
  return form && { slope: scale(form.slope), rest: scale(form.rest) };
}

function binaryForm(node: BinaryNode, variable: string): ConditionalForm | undefined {
  const left = conditionalForm(node.left, variable);
  const right = conditionalForm(node.right, variable);
  switch (node.operator) {
    case '+':
    case '-': {
      const combine = node.operator === '+' ? sum : difference;
      return (
        left && right && { slope: combine(left.slope, right.slope), rest: combine(left.rest, right.rest) }
      );
    }
    case '*':
      if (left === undefined || right === undefined) return undefined;
      if (isHeld(left)) return scaled(right, (part) => product(node.left, part));
      if (isHeld(right)) return scaled(left, (part) => product(part, node.right));
      return undefined;
    case '/':
      return scaled(left, (part) => quotient(part, node.right));
    case '^':
      return left !== undefined && isHeld(left) ? held(node) : undefined;
    default:
      return held(node);
  }
}
