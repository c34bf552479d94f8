/** Reading the values of a layer's names where a loop stands: at a source, a target and the synapse between them. */
import { type CallNode, type Expression, names } from '../../../equations/expression.js';
import type { Frame } from '../../../equations/kernel/frame.js';
import { Lowering } from '../../../equations/kernel/lower.js';
import type { Outside } from '../../../equations/kernel/outside.js';
import { type Side, sideOf } from '../../../equations/layer/index.js';
import type { Code, Local } from '../../../wasm/code.js';
import { Emitter } from '../../../wasm/emit.js';
import { Graph, type Node } from '../../../wasm/graph.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import type { Shape } from '../../../wasm/shape.js';
import type { KnownLists } from './known-lists.js';
import { type LayerLayout, VECTOR_BYTES } from './layer-layout.js';

/** What every kernel of a layer is written with. */
export interface LayerWorld {
  readonly module: ModuleBuilder;
  readonly outside: Outside;
  readonly layout: LayerLayout;
  /** As wide as vectors are. */
  readonly wide: Shape;
  /** Those that the function being written has made, and that still hold. */
  readonly lists: KnownLists;
  /** What the functions of a module ask of others. */
  readonly wishes: { inputList: boolean };
}

/** Where a loop stands, in bytes from the first value of each side. */
export interface Stand {
  readonly shape: Shape;
  readonly offsets: Readonly<Partial<Record<Side, Local>>>;
  /** Values that were read before the loop began, each the same in all lanes. */
  readonly splat?: ReadonlyMap<string, Local>;
  /** Vectors beyond the offsets. */
  readonly ahead?: number;
}

/** Pushes the value of a name. */
export function load(
  code: Code,
  { layout }: LayerWorld,
  name: string,
  { shape, offsets, ahead = 0 }: Stand,
): void {
  code.get(offsets[sideOf(name)]!);
  shape.load(code, layout.address(name) + ahead * VECTOR_BYTES, layout.precision);
}

/** Stores what `push` pushes. */
export function store(
  code: Code,
  { layout }: LayerWorld,
  name: string,
  stand: Stand,
  push: () => void,
): void {
  code.get(stand.offsets[sideOf(name)]!);
  push();
  stand.shape.store(code, layout.address(name) + (stand.ahead ?? 0) * VECTOR_BYTES, layout.precision);
}

/** As `store`, of a vector that is made anew for each frame: it cannot decay into numbers too small to be quick, so none are looked for. */
export function storeFresh(
  code: Code,
  { layout }: LayerWorld,
  name: string,
  { offsets, ahead = 0 }: Stand,
  push: () => void,
): void {
  code.get(offsets[sideOf(name)]!);
  push();
  code.simdMemory('v128.store', layout.address(name) + ahead * VECTOR_BYTES);
}

/** Reads what of one side an expression reads, before a loop over the other begins. */
export function splats(
  code: Code,
  { layout }: LayerWorld,
  shape: Shape,
  value: Expression,
  side: Side,
  offset: Local,
): ReadonlyMap<string, Local> {
  const found = new Map<string, Local>();
  for (const name of names(value)) {
    if (sideOf(name) !== side) continue;
    const local = code.local(shape.localType('number'));
    code.get(offset);
    shape.loadForAll(code, layout.address(name), layout.precision);
    code.set(local);
    found.set(name, local);
  }
  return found;
}

/** What a step computes, and under which name it is read afterwards. */
interface Named {
  readonly target: string;
  readonly value: Expression;
}

/** Values that are computed one after the other at one stand; what several of them have in common is computed once. */
export class ValuesInTurn {
  private readonly roots: readonly Node[];
  private readonly emitter: Emitter;

  constructor(code: Code, world: LayerWorld, stand: Stand, steps: readonly Named[]) {
    const graph = new Graph();
    const computed = new Map<string, Node>();
    this.roots = steps.map(({ target, value }) => {
      const root = graph.asNumberKind(lower(code, world, stand, graph, value, computed));
      computed.set(target, root);
      return root;
    });
    this.emitter = new Emitter(code, stand.shape, this.roots);
    this.emitter.hoist();
  }

  push(step: number): void {
    this.emitter.push(this.roots[step]);
  }
}

/** The value of an expression at a stand, ready to be pushed. */
export class Valued {
  private readonly root: Node;
  private readonly emitter: Emitter;

  constructor(
    code: Code,
    world: LayerWorld,
    stand: Stand,
    expression: Expression,
    /** Whether the result is a truth. */
    asTruth = false,
  ) {
    const graph = new Graph();
    const value = lower(code, world, stand, graph, expression);
    this.root = asTruth ? graph.asMask(value) : graph.asNumberKind(value);
    this.emitter = new Emitter(code, stand.shape, [this.root]);
  }

  /** Before the loop: what is the same in its every turn. */
  hoist(): this {
    this.emitter.hoist();
    return this;
  }

  push(): void {
    this.emitter.push(this.root);
  }
}

/** @param computed values that are not in memory yet. */
function lower(
  code: Code,
  world: LayerWorld,
  stand: Stand,
  graph: Graph,
  expression: Expression,
  computed?: ReadonlyMap<string, Node>,
): Node {
  const leaf = (name: string): Node => {
    const splat = stand.splat?.get(name);
    return splat === undefined
      ? graph.leaf(name, () => load(code, world, name, stand), true)
      : graph.leaf(name, () => code.get(splat), false);
  };
  const lowering = new Lowering(standingNowhere(code, world, stand.shape), graph, {
    temporary: (name) => computed?.get(name) ?? leaf(name),
    written: () => undefined,
  });
  return lowering.lower(expression);
}

/** All names are read by leaves of our own, so there is nothing to be found in columns. */
function standingNowhere(code: Code, { module, outside }: LayerWorld, shape: Shape): Frame {
  const never = (): never => {
    throw new Error('a layer has names only');
  };
  return {
    module,
    code,
    shape,
    outside,
    scope: new Map(),
    names: { synaptic: true, dtSeconds: 0, column: never, size: never },
    offsets: {},
    index: never,
    tick: never,
    draw: (_graph, call: CallNode) => {
      throw new Error(`a layer draws ${call.name}`);
    },
  };
}
