/** An expression as text of the dialect (and of Python), with the parentheses it needs and no others. */
import type { BinaryOperator, Expression } from './expression.js';

/** How tightly each operator binds in Python; comparisons and `**` are treated apart. */
const BINDING: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '==': 4,
  '!=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '//': 6,
  '%': 6,
  '^': 8,
};
const NOT = 3;
const COMPARISON = 4;
const SIGN = 7;
const POWER = 8;
const ATOM = 9;

export function printExpression(expression: Expression): string {
  return print(expression, 0);
}

/** For messages: long expressions lose their middle. */
export function printShort(expression: Expression): string {
  const text = printExpression(expression);
  if (text.length <= LONGEST_SHOWN) return text;
  const half = (LONGEST_SHOWN - 5) / 2;
  return `${text.slice(0, half)} ... ${text.slice(-half)}`;
}
const LONGEST_SHOWN = 65;

/** `least`: how tightly the text must bind to stand where it is put. */
function print(node: Expression, least: number): string {
  const [text, binding] = bare(node);
  return binding < least ? `(${text})` : text;
}

function bare(node: Expression): [text: string, binding: number] {
  switch (node.kind) {
    case 'number':
      return [printNumber(node.value), node.value < 0 || Object.is(node.value, -0) ? SIGN : ATOM];
    case 'symbol':
      return [node.name, ATOM];
    case 'call':
      return [`${node.name}(${node.arguments.map((argument) => print(argument, 0)).join(', ')})`, ATOM];
    case 'unary':
      return node.operator === 'not'
        ? [`not ${print(node.operand, NOT)}`, NOT]
        : [`-${print(node.operand, SIGN)}`, SIGN];
    case 'binary':
      return binaryText(node.operator, node.left, node.right);
  }
}

function binaryText(operator: BinaryOperator, left: Expression, right: Expression): [string, number] {
  const binding = BINDING[operator];
  if (operator === '^') return [`${print(left, ATOM)}**${print(right, SIGN)}`, POWER];
  // Comparisons do not chain; all others group to the left.
  const leftLeast = binding === COMPARISON ? binding + 1 : binding;
  const space = binding >= BINDING['*'] ? '' : ' ';
  return [`${print(left, leftLeast)}${space}${operator}${space}${print(right, binding + 1)}`, binding];
}

function printNumber(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'inf';
  if (value === Number.NEGATIVE_INFINITY) return '-inf';
  return Object.is(value, -0) ? '-0' : String(value);
}
