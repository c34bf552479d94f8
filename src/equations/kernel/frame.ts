/**
 * Where a kernel stands while it works: how wide it is, where its columns lie in memory, at which of their entries it is
 * now, and what tick it is. The kernels of neurons and of synapses differ in nothing else.
 */
import type { Code, Local } from '../../wasm/code.js';
import type { Graph, Node } from '../../wasm/graph.js';
import type { ModuleBuilder } from '../../wasm/module.js';
import type { Shape } from '../../wasm/shape.js';
import type { Names } from '../closure/bindings.js';
import type { IndexName } from '../closure/place.js';
import type { CallNode } from '../expression.js';
import type { Scope } from '../scope.js';
import type { Outside } from './outside.js';

/** A column at an address of the memory, in bytes; or none, because all its entries are one number for ever. */
export type Stored = { readonly address: number } | { readonly constant: number };

export interface Frame {
  readonly module: ModuleBuilder;
  readonly code: Code;
  readonly shape: Shape;
  readonly scope: Scope;
  readonly names: Names<Stored>;
  readonly outside: Outside;
  /** In bytes, from the beginning of a column: the entry that is worked on, the first of two if there are two lanes. */
  readonly offsets: Readonly<Partial<Record<IndexName, Local>>>;
  /** The numbers of the neuron or synapse, and of its ends. */
  index(graph: Graph, of: IndexName): Node;
  /** The tick, as a number. */
  tick(graph: Graph): Node;
  /** A random number: for each index, or one for all. */
  draw(graph: Graph, call: CallNode, parts: readonly Node[], forAll: boolean): Node;
}

/** Loads entries of a column. */
export function loadColumn({ code, shape, offsets }: Frame, address: number, at: IndexName | 0): void {
  if (at === 0) shape.loadForAll(code.i32(0), address);
  else shape.load(code.get(offsets[at]!), address);
}

/** Stores what `push` pushes. */
export function storeColumn(
  { code, shape, offsets }: Frame,
  address: number,
  at: IndexName | 0,
  push: () => void,
): void {
  if (at === 0) code.i32(0);
  else code.get(offsets[at]!);
  push();
  shape.store(code, address);
}
