/**
 * The elementary functions that there are in four lanes of f32, by their names in equations. Each says how far it may be
 * from the f64 one, in units of the last of 24 bits. A program that asks for another is computed in f64.
 */
import type { Graph, Node } from '../../graph.js';
import { exactPower } from '../pow.js';
import { exp, expm1, exprel, exprelInverse } from './exp.js';
import { log } from './log.js';
import { tanh } from './tanh.js';

export const FUNCTIONS_IN_F32: ReadonlyMap<string, (g: Graph, args: readonly Node[]) => Node> = new Map([
  ['exp', (g, [x]) => exp(g, x)],
  ['expm1', (g, [x]) => expm1(g, x)],
  ['exprel', (g, [x]) => exprel(g, x)],
  ['exprel_inverse', (g, [x]) => exprelInverse(g, x)],
  ['log', (g, [x]) => log(g, x)],
  ['tanh', (g, [x]) => tanh(g, x)],
  ['pow', (g, [x, y]) => exactPower(y.value!)!(g, x)],
]);
