/**
 * Where a kernel stands while it works: how wide it is, where its columns lie in memory, at which of their entries it is
 * now, and what tick it is. The kernels of neurons and of synapses differ in nothing else.
 */
import type { Precision } from '../../numeric/precision.js';
import type { Code, Local } from '../../wasm/code.js';
import type { Graph, Node } from '../../wasm/graph.js';
import type { ModuleBuilder } from '../../wasm/module.js';
import type { Shape } from '../../wasm/shape.js';
import type { Names } from '../closure/bindings.js';
import type { IndexName } from '../closure/place.js';
import type { CallNode } from '../expression.js';
import type { Scope } from '../scope.js';
import type { Outside } from './outside.js';

/** What entries are counted by: members of a group, rows of synapses, or entries of a log. */
export type EntryIndex = IndexName | 'row' | 'entry';

/** Where a column begins in memory, in bytes, and what it is kept as: f64 unless told otherwise. */
export interface Kept {
  readonly address: number;
  readonly precision?: Precision;
}

/** A column in memory; or none, because all its entries are one number for ever. */
export type Stored = Placed | { readonly constant: number };

export interface Placed extends Kept {
  /** Where its entries are not those of its owner: one for all synapses of a row, say. */
  readonly at?: EntryIndex;
  /** Whether the frame stands still at its entry while the loop turns: what is written to it is stored behind the loop. */
  readonly still?: boolean;
}

/** The entries that a frame stands at, or the one that all share. */
export interface Entry extends Kept {
  readonly at: EntryIndex | 0;
  readonly still?: boolean;
}

export interface Frame {
  readonly module: ModuleBuilder;
  readonly code: Code;
  readonly shape: Shape;
  readonly scope: Scope;
  readonly names: Names<Stored>;
  readonly outside: Outside;
  /** In bytes, from the beginning of a column of f64: the entry that is worked on, the first of several if there are several lanes. */
  readonly offsets: Readonly<Partial<Record<EntryIndex, Local>>>;
  /** Where the lanes of a pair stand at entries that are no neighbours: the second's. Columns are of f64 then. */
  readonly second?: Frame['offsets'];
  /** The numbers of the neuron or synapse, and of its ends. */
  index(graph: Graph, of: IndexName): Node;
  /** The tick, as a number. */
  tick(graph: Graph): Node;
  /** A random number: for each index, or one for all. */
  draw(graph: Graph, call: CallNode, parts: readonly Node[], forAll: boolean): Node;
}

/** What of a frame it takes to go to memory. */
export type Standing = Pick<Frame, 'code' | 'shape' | 'offsets' | 'second'>;

/** The entry at which a column is read and written. */
export function entryIn(array: Placed, at: IndexName | 0): Entry {
  return { ...array, at: array.at ?? at };
}

/** Loads entries of a column. */
export function loadColumn(frame: Standing, entry: Entry): void {
  const { code, shape } = frame;
  const { address, precision = 'f64', at } = entry;
  if (at !== 0 && frame.second !== undefined) {
    code.get(frame.second[at]!, frame.offsets[at]!).simdMemory('v128.load64_zero', address);
    code.simdLaneMemory('v128.load64_lane', address, 1);
    return;
  }
  pushOffset(frame, entry);
  if (at === 0 || at === 'row') shape.loadForAll(code, address, precision);
  else shape.load(code, address, precision);
}

/** Stores what `push` pushes. */
export function storeColumn(frame: Standing, entry: Entry, push: () => void): void {
  const { code, second, offsets } = frame;
  const { address, at } = entry;
  if (at !== 0 && second !== undefined) {
    const pair = code.local('v128');
    push();
    code.set(pair);
    code.get(offsets[at]!, pair).simdLaneMemory('v128.store64_lane', address, 0);
    code.get(second[at]!, pair).simdLaneMemory('v128.store64_lane', address, 1);
    return;
  }
  pushOffset(frame, entry);
  push();
  frame.shape.store(frame.code, entry.address, entry.precision ?? 'f64');
}

function pushOffset({ code, offsets }: Standing, { precision, at }: Entry): void {
  if (at === 0) code.i32(0);
  else code.get(offsets[at]!);
  // Entries of half the size lie at half the offset.
  if (at !== 0 && precision === 'f32') code.i32(1).op('i32.shr_u');
}
