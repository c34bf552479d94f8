/** The steps of a plan as nodes of a graph. */
import type { Block, DeviceProduct } from '../../device.js';
import type { PlannedStep } from '../../planned-step.js';
import { isComposable } from '../composed.js';
import { expressionNodes } from './expression-nodes.js';
import type { MatrixGraph, Value } from './matrix-graph.js';

/** Whether the graph can do it; else it has to be done between graphs. */
export function fitsGraph<Storage>({ task }: PlannedStep<Storage>): boolean {
  return task.kind !== 'image' && (task.kind !== 'elementwise' || isComposable(task.expression));
}

/** What is in `into` after the step, of the size of `into`. @param at what is in a block before it */
export function stepNodes<Storage>(
  graph: MatrixGraph,
  { into, task }: PlannedStep<Storage>,
  at: (block: Block<Storage>) => Value,
): Value {
  switch (task.kind) {
    case 'matmul':
      return productNodes(graph, into, task, at);
    case 'elementwise': {
      const given = task.inputs.map((input) => (typeof input === 'number' ? graph.number(input) : at(input)));
      const meanings = new Map(task.names.map((name, k) => [name, given[k]]));
      return graph.enlarged(expressionNodes(graph, task.expression, meanings), into.rows, into.columns);
    }
    case 'reduce': {
      const operation = OPERATIONS[task.by];
      const reduced = graph.reduced(operation, at(task.a), task.direction === 'perRow' ? 1 : 0);
      return graph.reshaped(reduced, into.rows, into.columns);
    }
    case 'softmaxRows':
      return graph.softmaxRows(at(task.a));
    case 'topColumns':
      return graph.topColumns(at(task.a), into.columns);
    case 'markTop':
      return graph.markTop(at(task.a), task.k);
    case 'gatherRows':
      return graph.gatheredRows(at(task.a), task.rows);
    case 'image':
      throw new Error('images are not for graphs');
  }
}

const OPERATIONS = { sum: 'Sum', mean: 'Mean', max: 'Max' } as const;

function productNodes<Storage>(
  graph: MatrixGraph,
  into: Block<Storage>,
  { a, b, options }: { a: Block<Storage>; b: Block<Storage>; options: DeviceProduct<Storage> },
  at: (block: Block<Storage>) => Value,
): Value {
  const { transposeA, transposeB, scale, keep } = options;
  let [left, right] = [at(a), at(b)];
  const scaled = (value: Value): Value =>
    scale === 1 ? value : graph.each('Mul', value, graph.number(scale));
  // The scale goes where there is least to be scaled.
  const [ofLeft, ofRight, ofProduct] = [left, right, into].map(({ rows, columns }) => rows * columns);
  const isProductSmall = ofProduct < Math.min(ofLeft, ofRight);
  if (!isProductSmall && ofLeft < ofRight) left = scaled(left);
  else if (!isProductSmall) right = scaled(right);
  let product = graph.product(left, right, transposeA, transposeB);
  if (isProductSmall) product = scaled(product);
  if (keep === 0) return product;
  const kept = at(into);
  if (keep === 1) return graph.each('AddV2', kept, product);
  const share = typeof keep === 'number' ? graph.number(keep) : at(keep);
  return graph.each('AddV2', graph.each('Mul', kept, share), product);
}
