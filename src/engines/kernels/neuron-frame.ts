/** Where the kernels of neurons stand: at one neuron or two, of one population. */
import { RandomStream } from '../../clock/random.js';
import { drawMethod } from '../../equations/closure/source.js';
import type { CallNode } from '../../equations/expression.js';
import type { Frame, Stored } from '../../equations/kernel/frame.js';
import type { Outside } from '../../equations/kernel/outside.js';
import type { Code, Local } from '../../wasm/code.js';
import type { Graph, Node } from '../../wasm/graph.js';
import type { ModuleBuilder } from '../../wasm/module.js';
import type { Shape } from '../../wasm/shape.js';
import type { NeuronBlock } from './neuron-block.js';
import { BYTES_PER_NUMBER, NUMBER_SHIFT } from './widths.js';

/** What all kernels of a part have in common. */
export interface KernelWorld {
  readonly seed: number;
  /** Seconds. */
  readonly dt: number;
  readonly module: ModuleBuilder;
  readonly outside: Outside;
}

/** Where a kernel of neurons stands. */
export interface NeuronPlace {
  /** In bytes, from the beginning of a column. */
  readonly offset: Local;
  readonly tick: Local;
  /** Neurons beyond the offset, where a turn of the loop does several vectors. */
  readonly ahead?: number;
}

/** @param group whose random draws these are: the population's own unless told otherwise. */
export function neuronFrame(
  block: NeuronBlock,
  world: KernelWorld,
  code: Code,
  shape: Shape,
  { offset, tick, ahead = 0 }: NeuronPlace,
  purpose: string,
  group = block.population.name,
): Frame {
  const { population, stretch } = block;
  const tickNode = (g: Graph): Node =>
    g.leaf('tick', () => pushScalar(code, shape, () => code.get(tick)), false);
  const index = (g: Graph): Node =>
    g.leaf('index', () => pushIndices(code, shape, offset, stretch.from + ahead), true);
  return {
    module: world.module,
    code,
    shape,
    scope: population.program.scope,
    outside: world.outside,
    offsets: { index: offset },
    names: {
      synaptic: false,
      dtSeconds: world.dt,
      column: ({ key }): Stored | undefined => {
        const column = block.columns.get(key);
        return column && { address: column.address + (column.shared ? 0 : ahead * BYTES_PER_NUMBER) };
      },
      size: () => population.size,
    },
    tick: tickNode,
    index,
    draw: (g, call, parts, forAll) => {
      const at = forAll ? g.number(0) : index(g);
      return drawOutside(g, world, { group, purpose }, call, [...parts, at, tickNode(g)]);
    },
  };
}

/** Draws by calling the random stream, number by number. */
export function drawOutside(
  g: Graph,
  { seed, outside }: KernelWorld,
  { group, purpose }: { readonly group: string; readonly purpose: string },
  { name, slot = 0 }: CallNode,
  parts: readonly Node[],
): Node {
  const stream = new RandomStream(seed, group, purpose);
  const method = drawMethod(name);
  const draw = (...values: number[]): number => {
    const [a, b, c, d] = values;
    switch (method) {
      case 'uniform':
        return stream.uniform(a, b, slot);
      case 'normal':
        return stream.normal(a, b, slot);
      case 'poisson':
        return stream.poisson(a, b, c, slot);
      case 'binomial':
        return stream.binomial(a, b, c, d, slot);
    }
  };
  return g.outside(outside.given(`${method} ${slot} of ${purpose} of ${group}`, parts.length, draw), parts);
}

/** One number in every lane. */
export function pushScalar(code: Code, { lanes }: Shape, push: () => void): void {
  push();
  if (lanes > 1) code.simd('f64x2.splat');
}

/** Numbers of the neurons at an offset. */
function pushIndices(code: Code, shape: Shape, offset: Local, first: number): void {
  pushScalar(code, shape, () => {
    code.get(offset).i32(NUMBER_SHIFT).op('i32.shr_u').i32(first).op('i32.add', 'f64.convert_i32_u');
  });
  if (shape.lanes > 1) code.v128(new Uint8Array(Float64Array.of(0, 1).buffer)).simd('f64x2.add');
}
