/**
 * The elementary functions of equations as arithmetic in lanes, with the bits of numeric/. What is not written out here, or
 * meets a rare argument, is computed by JavaScript: `outside` gives the function of that name.
 */
import type { FunctionRef } from '../code.js';
import type { Graph, Node } from '../graph.js';
import { exp, expm1, exprel } from './exp.js';

export type FunctionInLanes = (
  g: Graph,
  args: readonly Node[],
  outside: (name: string) => FunctionRef,
) => Node;

function inside(write: (g: Graph, x: Node) => Node): FunctionInLanes {
  return (g, [x]) => write(g, x);
}

function byJavaScript(name: string): readonly [string, FunctionInLanes] {
  return [name, (g, args, outside) => g.outside(outside(name), args)];
}

/** By the names of equations/functions.ts, and `pow`. Arguments are numbers. */
export const FUNCTIONS_IN_LANES: ReadonlyMap<string, FunctionInLanes> = new Map([
  ['exp', inside(exp)],
  ['expm1', inside(expm1)],
  ['exprel', inside(exprel)],
  ...[
    'log',
    'log10',
    'log1p',
    'sin',
    'cos',
    'tan',
    'sinh',
    'cosh',
    'tanh',
    'arcsin',
    'arccos',
    'arctan',
    'pow',
  ].map(byJavaScript),
]);
