/**
 * Text to expression: mathjs reads the shape, a whitelist of its nodes becomes our tree. mathjs takes its time to
 * load, so it is loaded only when a text is to be read.
 */
import { type BinaryOperator, binary, type Expression, unary } from './expression.js';
import { spellOutSeconds, toMathjs } from './grammar.js';
import type { MathNode, OperatorNode } from './mathjs-parser.js';
import { type Token, tokenize } from './tokens.js';

/** Reads one expression; a Problem says what is wrong and at which offset of the text. */
export type Parse = (text: string) => Expression;

let loading: Promise<Parse> | undefined;

export function loadParser(): Promise<Parse> {
  loading ??= import('./mathjs-parser.js').then(({ parseText }) => (text) => {
    const tokens = spellOutSeconds(tokenize(text));
    return convert(parseText(toMathjs(tokens)), tokens);
  });
  return loading;
}

const OPERATORS: ReadonlyMap<string, BinaryOperator> = new Map([
  ['add', '+'],
  ['subtract', '-'],
  ['multiply', '*'],
  ['divide', '/'],
  ['dotDivide', '//'],
  ['mod', '%'],
  ['pow', '^'],
  ['smaller', '<'],
  ['smallerEq', '<='],
  ['larger', '>'],
  ['largerEq', '>='],
  ['equal', '=='],
  ['unequal', '!='],
  ['and', 'and'],
  ['or', 'or'],
]);

function convert(node: MathNode, tokens: readonly Token[]): Expression {
  switch (node.kind) {
    case 'parenthesis':
      return convert(node.content, tokens);
    case 'symbol':
      return leaf(tokenOf(node.name, tokens));
    case 'function': {
      const token = tokenOf(node.fn.name, tokens);
      const args = node.args.map((argument) => convert(argument, tokens));
      return { kind: 'call', name: token.text, arguments: args, offset: token.offset };
    }
    case 'operator':
      return operation(node, tokens);
  }
}

function operation(node: OperatorNode, tokens: readonly Token[]): Expression {
  const parts = node.args.map((argument) => convert(argument, tokens));
  const offset = parts[0].offset;
  if (node.fn === 'unaryPlus') return parts[0];
  if (node.fn === 'unaryMinus') return { ...unary('-', parts[0]), offset };
  if (node.fn === 'not') return { ...unary('not', parts[0]), offset };
  const operator = OPERATORS.get(node.fn);
  if (operator === undefined || parts.length !== 2)
    throw new Error(`mathjs made the operator ${node.fn} of an expression the grammar had passed`);
  return { ...binary(operator, parts[0], parts[1]), offset };
}

function leaf({ kind, text, offset }: Token): Expression {
  return kind === 'number' ? { kind, value: Number(text), offset } : { kind: 'symbol', name: text, offset };
}

function tokenOf(placeholder: string, tokens: readonly Token[]): Token {
  return tokens[Number(placeholder.slice(1))];
}
