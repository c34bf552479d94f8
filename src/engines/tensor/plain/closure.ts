/** An expression as a function without arguments, of functions without arguments: no code is made from text. */
import { arithmetic } from '../../../equations/arithmetic.js';
import type { Expression } from '../../../equations/expression.js';
import { FUNCTIONS } from '../../../equations/functions.js';

export type Thunk = () => number;

export function closureOf(node: Expression, read: (name: string) => Thunk): Thunk {
  switch (node.kind) {
    case 'number': {
      const { value } = node;
      return () => value;
    }
    case 'symbol':
      return read(node.name);
    case 'unary': {
      const operand = closureOf(node.operand, read);
      return node.operator === '-' ? () => -operand() : () => Number(operand() === 0);
    }
    case 'binary': {
      const { operator } = node;
      const [a, b] = [closureOf(node.left, read), closureOf(node.right, read)];
      return () => arithmetic(operator, a(), b());
    }
    case 'call': {
      const compute = FUNCTIONS.get(node.name)!.evaluate!;
      const parts = node.arguments.map((argument) => closureOf(argument, read));
      return () => compute(...parts.map((part) => part()));
    }
  }
}
