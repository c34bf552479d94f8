/**
 * mathjs's parser, which builds nodes of our own: its own nodes can compute and differentiate, for which nearly all of
 * mathjs is made when it is loaded. Here that is left out by a bundler; without one it is only loaded.
 */
import * as mathjs from 'mathjs/number';

/** What mathjs makes of the text of an expression. */
export type MathNode = SymbolNode | ParenthesisNode | FunctionNode | OperatorNode;

abstract class Node {
  /** mathjs looks for this at the prototype. */
  get isNode(): true {
    return true;
  }
}

class SymbolNode extends Node {
  readonly kind = 'symbol';
  readonly isSymbolNode = true;
  constructor(readonly name: string) {
    super();
  }
}

class ParenthesisNode extends Node {
  readonly kind = 'parenthesis';
  readonly isParenthesisNode = true;
  constructor(readonly content: MathNode) {
    super();
  }
}

class FunctionNode extends Node {
  readonly kind = 'function';
  readonly isFunctionNode = true;
  constructor(
    readonly fn: SymbolNode,
    readonly args: readonly MathNode[],
  ) {
    super();
  }
}

export class OperatorNode extends Node {
  readonly kind = 'operator';
  readonly isOperatorNode = true;
  constructor(
    /** As it is written; mathjs asks for it. */
    readonly op: string,
    /** Its name, such as `add`. */
    readonly fn: string,
    readonly args: readonly MathNode[],
  ) {
    super();
  }
}

/** What the grammar never lets through. */
class Refused {
  constructor() {
    throw new Error('mathjs read something in an expression that the grammar had passed');
  }
}

type ParseText = (text: string) => MathNode;

/** mathjs's choice of a function by the types of its arguments. Ours is called with a text, always. */
const typed = Object.assign((_name: string, { string }: { readonly string: ParseText }) => string, {
  addConversion: () => {},
});

/** mathjs's types say nothing of its factories. */
interface Factories {
  readonly createParse: (parts: Readonly<Record<string, unknown>>) => ParseText;
}

// A member of the namespace, and of nothing that holds it: so a bundler sees that nothing else is used.
export const parseText: ParseText = (mathjs as unknown as Factories).createParse({
  typed,
  numeric: Number,
  config: {},
  SymbolNode,
  ParenthesisNode,
  FunctionNode,
  OperatorNode,
  AccessorNode: Refused,
  ArrayNode: Refused,
  AssignmentNode: Refused,
  BlockNode: Refused,
  ConditionalNode: Refused,
  ConstantNode: Refused,
  FunctionAssignmentNode: Refused,
  IndexNode: Refused,
  ObjectNode: Refused,
  RangeNode: Refused,
  RelationalNode: Refused,
});
