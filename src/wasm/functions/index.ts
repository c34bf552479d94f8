/**
 * The elementary functions of equations as arithmetic in lanes, with the bits of numeric/. Where a function meets a rare
 * argument it is computed by JavaScript: `outside` gives the function of that name.
 */
import type { FunctionRef } from '../code.js';
import type { Graph, Node } from '../graph.js';
import { exp } from './exp.js';
import { expm1, exprel, exprelInverse } from './expm1.js';
import { cosh, sinh, tanh } from './hyperbolic.js';
import { acos, asin, atan } from './inverse-trigonometric.js';
import { log, log1p, log10 } from './log.js';
import { pow } from './pow.js';
import { cos, sin, tan } from './trigonometric.js';

export type FunctionInLanes = (
  g: Graph,
  args: readonly Node[],
  outside: (name: string) => FunctionRef,
) => Node;

function always(write: (g: Graph, x: Node) => Node): FunctionInLanes {
  return (g, [x]) => write(g, x);
}

function unlessRare(
  name: string,
  write: (g: Graph, x: Node, call: FunctionRef) => Node,
): readonly [string, FunctionInLanes] {
  return [name, (g, [x], outside) => write(g, x, outside(name))];
}

/** By the names of equations/functions.ts, and `pow`. Arguments are numbers. */
export const FUNCTIONS_IN_LANES: ReadonlyMap<string, FunctionInLanes> = new Map([
  ['exp', always(exp)],
  ['expm1', always(expm1)],
  ['exprel', always(exprel)],
  ['exprel_inverse', always(exprelInverse)],
  unlessRare('log', log),
  unlessRare('log10', log10),
  unlessRare('log1p', log1p),
  unlessRare('sin', sin),
  unlessRare('cos', cos),
  unlessRare('tan', tan),
  ['sinh', always(sinh)],
  ['cosh', always(cosh)],
  ['tanh', always(tanh)],
  ['arcsin', always(asin)],
  ['arccos', always(acos)],
  ['arctan', always(atan)],
  ['pow', (g, [x, y], outside) => pow(g, x, y, outside('pow'))],
]);
