/**
 * A checked expression: the small tree every later step works on (units, linearity, integrators, closures,
 * WASM, tensors). It can say only what is listed here, so whatever was in the user's text, nothing else can
 * come out of it. All values are f64; a boolean is 0 or 1, an integer is a whole f64.
 */

export type UnaryOperator = '-' | 'not';

/** `//` and `%` round towards minus infinity, as in Python. Comparisons and logic give 0 or 1. */
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '//'
  | '%'
  | '^'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | 'and'
  | 'or';

export interface NumberNode {
  readonly kind: 'number';
  readonly value: number;
  readonly offset?: number;
}

/** A name: a variable, a parameter, a unit or a local, as the text wrote it (`v`, `ge_post`, `mV`). */
export interface SymbolNode {
  readonly kind: 'symbol';
  readonly name: string;
  readonly offset?: number;
}

export interface UnaryNode {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
  readonly offset?: number;
}

export interface BinaryNode {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly offset?: number;
}

/** A call of a built-in function (`equations/functions.ts` lists them). */
export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** Random functions only: which draw of the program this is, set when a program is built. */
  readonly slot?: number;
  readonly offset?: number;
}

export type Expression = NumberNode | SymbolNode | UnaryNode | BinaryNode | CallNode;

export const number = (value: number): NumberNode => ({ kind: 'number', value });
export const symbol = (name: string): SymbolNode => ({ kind: 'symbol', name });
export const unary = (operator: UnaryOperator, operand: Expression): UnaryNode => ({
  kind: 'unary',
  operator,
  operand,
});
export const binary = (operator: BinaryOperator, left: Expression, right: Expression): BinaryNode => ({
  kind: 'binary',
  operator,
  left,
  right,
});
export const call = (name: string, ...args: Expression[]): CallNode => ({
  kind: 'call',
  name,
  arguments: args,
});

/** The direct parts of a node, left to right: the order in which every engine evaluates them. */
export function children(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
    case 'symbol':
      return [];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.arguments;
  }
}

/** Visits every node, parents before children. */
export function walk(node: Expression, visit: (node: Expression) => void): void {
  visit(node);
  for (const child of children(node)) walk(child, visit);
}

/** The node with each of its direct parts changed. */
export function rewriteParts(node: Expression, change: (part: Expression) => Expression): Expression {
  switch (node.kind) {
    case 'number':
    case 'symbol':
      return node;
    case 'unary':
      return { ...node, operand: change(node.operand) };
    case 'binary':
      return { ...node, left: change(node.left), right: change(node.right) };
    case 'call':
      return { ...node, arguments: node.arguments.map(change) };
  }
}

/** Rebuilds the tree from the leaves up; `change` may return the node it was given. */
export function rewrite(node: Expression, change: (node: Expression) => Expression): Expression {
  return change(rewriteParts(node, (part) => rewrite(part, change)));
}

/** Every name that occurs in the expression. */
export function names(node: Expression): Set<string> {
  const found = new Set<string>();
  walk(node, (part) => {
    if (part.kind === 'symbol') found.add(part.name);
  });
  return found;
}
