/**
 * Text with a value for each neuron, synapse or pair, checked: its constants are numbers, its subexpressions are put
 * in, and its random calls are numbered.
 */
import { checkText, foldConstants } from '../equations/check-text.js';
import { type Expression, names, rewrite } from '../equations/expression.js';
import { FUNCTIONS } from '../equations/functions.js';
import type { Parse } from '../equations/parser.js';
import type { Scope, ValueType } from '../equations/scope.js';
import type { Dimension } from '../equations/units/dimension.js';

export interface CheckedText {
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

export function checkedText(text: string, wanted: Wanted, scope: Scope, parse: Parse): CheckedText {
  const checked = checkText(text, scope, wanted.dimension, parse, wanted.type);
  let draws = 0;
  const expression = rewrite(putInSubexpressions(checked, scope), (node) =>
    node.kind === 'call' && FUNCTIONS.get(node.name)?.random === true ? { ...node, slot: draws++ } : node,
  );
  return { expression, scope, draws };
}

function putInSubexpressions(expression: Expression, scope: Scope): Expression {
  return rewrite(expression, (node) => {
    const variable = node.kind === 'symbol' ? scope.get(node.name) : undefined;
    if (variable?.role !== 'subexpression' || variable.expression === undefined) return node;
    return putInSubexpressions(foldConstants(variable.expression, scope), scope);
  });
}

/** Whether every element has the same value. */
export function isFixed({ expression, draws }: CheckedText): boolean {
  return draws === 0 && names(expression).size === 0;
}
