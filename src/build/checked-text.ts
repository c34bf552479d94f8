/**
 * Text with a value for each neuron, synapse or pair, checked: its constants are numbers, its subexpressions are put
 * in, and its random calls are numbered.
 */
import { Inliner } from '../equations/algebra/inline.js';
import { checkText } from '../equations/check-text.js';
import { withDraws } from '../equations/draws.js';
import type { Expression } from '../equations/expression.js';
import type { Parse } from '../equations/parser.js';
import type { Scope, ValueType } from '../equations/scope.js';
import type { Dimension } from '../equations/units/dimension.js';

export interface CheckedText {
  /** A mere number where every element has the same value. */
  readonly expression: Expression;
  readonly scope: Scope;
  /** Random draws of one evaluation. */
  readonly draws: number;
}

/** What the text must be: a dimension (undefined: any) and a type. */
export interface Wanted {
  readonly dimension: Dimension | undefined;
  readonly type: ValueType;
}

export interface TextContext {
  readonly scope: Scope;
  readonly dtSeconds: number;
  readonly parse: Parse;
}

export function checkedText(
  text: string,
  wanted: Wanted,
  { scope, dtSeconds, parse }: TextContext,
): CheckedText {
  const checked = checkText(text, scope, wanted.dimension, parse, wanted.type);
  const value = new Inliner(scope, dtSeconds, columnsIn(scope)).inline(checked);
  const { statements, draws } = withDraws([{ target: 'value', local: true, value }]);
  return { expression: statements[0].value, scope, draws };
}

/** Names that are read from a column, though some of them (`constant over dt`) have an expression too. */
function columnsIn(scope: Scope): Set<string> {
  return new Set([...scope.values()].filter(({ role }) => role !== 'subexpression').map(({ name }) => name));
}
