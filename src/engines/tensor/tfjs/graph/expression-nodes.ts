/** Expressions as nodes of a graph: the twin of `composed.ts`, which does the same at once. */
import type { BinaryOperator, Expression } from '../../../../equations/expression.js';
import type { MatrixGraph, Value } from './matrix-graph.js';

const OF_TWO: Readonly<Partial<Record<string, string>>> = {
  '+': 'AddV2',
  '-': 'Sub',
  '*': 'Mul',
  '/': 'RealDiv',
  '^': 'Pow',
  min: 'Minimum',
  max: 'Maximum',
} satisfies Partial<Record<BinaryOperator | 'min' | 'max', string>>;

const COMPARISONS: Readonly<Partial<Record<BinaryOperator, string>>> = {
  '<': 'Less',
  '<=': 'LessEqual',
  '>': 'Greater',
  '>=': 'GreaterEqual',
  '==': 'Equal',
  '!=': 'NotEqual',
};

const OF_ONE: ReadonlyMap<string, string> = new Map([
  ['exp', 'Exp'],
  ['log', 'Log'],
  ['expm1', 'Expm1'],
  ['log1p', 'Log1p'],
  ['sin', 'Sin'],
  ['cos', 'Cos'],
  ['tan', 'Tan'],
  ['sinh', 'Sinh'],
  ['cosh', 'Cosh'],
  ['tanh', 'Tanh'],
  ['arcsin', 'Asin'],
  ['arccos', 'Acos'],
  ['arctan', 'Atan'],
  ['sqrt', 'Sqrt'],
  ['floor', 'Floor'],
  ['ceil', 'Ceil'],
  ['abs', 'Abs'],
  ['sign', 'Sign'],
]);

/** Of an expression that `composed.ts` knows how to compose. */
export function expressionNodes(
  graph: MatrixGraph,
  node: Expression,
  meanings: ReadonlyMap<string, Value>,
): Value {
  const nodesOf = (part: Expression): Value => expressionNodes(graph, part, meanings);
  const truth = (value: Value): Value => graph.truths('NotEqual', value, graph.number(0));
  switch (node.kind) {
    case 'number':
      return graph.number(node.value);
    case 'symbol':
      return meanings.get(node.name)!;
    case 'unary': {
      const operand = nodesOf(node.operand);
      return node.operator === '-'
        ? graph.each('Neg', operand)
        : graph.truths('Equal', operand, graph.number(0));
    }
    case 'binary': {
      const { operator } = node;
      const [a, b] = [nodesOf(node.left), nodesOf(node.right)];
      if (operator === '^' && node.right.kind === 'number' && node.right.value === 2)
        return graph.each('Square', a);
      if (operator === 'and') return graph.each('Mul', truth(a), truth(b));
      if (operator === 'or') return graph.each('Maximum', truth(a), truth(b));
      const comparison = COMPARISONS[operator];
      return comparison === undefined ? graph.each(OF_TWO[operator]!, a, b) : graph.truths(comparison, a, b);
    }
    case 'call': {
      const { name } = node;
      const [a, b, c] = node.arguments.map(nodesOf);
      const ofOne = OF_ONE.get(name);
      if (ofOne !== undefined) return graph.each(ofOne, a);
      if (name === 'clip') return graph.each('Minimum', graph.each('Maximum', a, b), c);
      if (name === 'select') return graph.choice(a, b, c);
      if (name === 'int')
        return graph.each('Mul', graph.each('Sign', a), graph.each('Floor', graph.each('Abs', a)));
      return graph.each(OF_TWO[name]!, a, b);
    }
  }
}
