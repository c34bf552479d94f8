/**
 * Random numbers in kernels. Sweeps over neurons draw for all of them before they begin, into room of their own; single
 * events, and what all share, call the random stream.
 */
import { binomialChances } from '../../../clock/binomial.js';
import { type Chances, thresholds } from '../../../clock/inversion.js';
import { poissonChances } from '../../../clock/poisson.js';
import { RandomStream } from '../../../clock/random.js';
import { drawMethod } from '../../../equations/closure/source.js';
import type { CallNode } from '../../../equations/expression.js';
import type { Outside } from '../../../equations/kernel/outside.js';
import type { Precision } from '../../../numeric/precision.js';
import type { FunctionRef } from '../../../wasm/code.js';
import type { Graph, Node } from '../../../wasm/graph.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import { type Counting, fillCounts } from '../../../wasm/random/counts.js';
import { fillNormal, fillUniform } from '../../../wasm/random/numbers.js';
import { drawUniform } from '../../../wasm/random/one.js';
import type { Stretch } from '../layout/part.js';

/** What is drawn: a call of a random function in the programs of a group. */
export interface Drawing {
  readonly group: string;
  readonly purpose: string;
  readonly method: ReturnType<typeof drawMethod>;
  readonly slot: number;
  /** Values of the arguments, where they are numbers. */
  readonly given: readonly (number | undefined)[];
}

export function drawingOf(
  { name, slot = 0 }: CallNode,
  group: string,
  purpose: string,
  parts: readonly Node[],
): Drawing {
  return { group, purpose, method: drawMethod(name), slot, given: parts.map(({ value }) => value) };
}

/** What all kernels of a part have in common. */
export interface KernelWorld {
  readonly seed: number;
  /** Seconds. */
  readonly dt: number;
  readonly precision: Precision;
  readonly module: ModuleBuilder;
  readonly outside: Outside;
}

/** A function that draws for a stretch of indices; undefined where one has to draw number by number. */
export function drawMany(
  drawing: Drawing,
  { from, to }: Stretch,
  address: number,
  world: KernelWorld,
): FunctionRef | undefined {
  const { module, outside, seed } = world;
  const { group, purpose, method, slot, given } = drawing;
  const { key } = new RandomStream(seed, group, purpose);
  const filling = { name: nameOf(drawing), key, slot, address, first: from, count: to - from };
  if (method === 'uniform') return fillUniform(module, filling);
  if (method === 'normal') return fillNormal(module, filling, outside.named('log', 1));
  const counting = countingOf(drawing, drawOne({ ...drawing, given }, world));
  return counting && fillCounts(module, filling, counting);
}

/** Draws one number: takes what arguments are not given, index and tick. All but uniform ones the random stream draws. */
export function drawOne(drawing: Drawing, { module, seed, outside }: KernelWorld): FunctionRef {
  const { group, purpose, method, slot, given } = drawing;
  const stream = new RandomStream(seed, group, purpose);
  const name = `one ${nameOf(drawing)}`;
  if (method === 'uniform') {
    const known = module.functions.find(({ ref }) => ref.name === name)?.ref;
    return known ?? drawUniform(module, name, stream.key, slot);
  }
  const free = given.filter((value) => value === undefined).length;
  const draw = (...values: number[]): number => {
    const [index, tick] = values.slice(free);
    let next = 0;
    const [first, second] = given.map((value) => value ?? values[next++]);
    switch (method) {
      case 'normal':
        return stream.normal(index, tick, slot);
      case 'poisson':
        return stream.poisson(first, index, tick, slot);
      case 'binomial':
        return stream.binomial(first, second, index, tick, slot);
    }
  };
  return outside.given(name, free + 2, draw);
}

export function drawOutside(
  g: Graph,
  drawing: Drawing,
  parts: readonly Node[],
  index: Node,
  tick: Node,
  world: KernelWorld,
): Node {
  const free = parts.filter(({ value }) => value === undefined);
  return g.outside(drawOne(drawing, world), [...free, index, tick]);
}

function nameOf({ group, purpose, method, slot, given }: Drawing): string {
  return `${method}(${given.map((value) => value ?? '').join()}) ${slot} of ${purpose} of ${group}`;
}

/** Counts with few thresholds, the same for all. */
function countingOf({ method, given }: Drawing, exactly: FunctionRef): Counting | undefined {
  const [first, second] = given;
  if (method === 'poisson') return counted(first === undefined ? undefined : poissonChances(first), exactly);
  if (first === undefined || second === undefined) return undefined;
  if (second <= 0.5) return counted(binomialChances(first, second), exactly);
  // As the stream does: what does not happen is counted where that is less.
  return counted(binomialChances(first, 1 - second), exactly, first);
}

function counted(chances: Chances | undefined, exactly: FunctionRef, from?: number): Counting | undefined {
  return chances && { thresholds: thresholds(chances), exactly, from };
}
