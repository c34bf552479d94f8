import type { Frame, Placed, Stored } from '../../../equations/kernel/frame.js';
import type { Variable } from '../../../equations/scope.js';
import type { Code, Local } from '../../../wasm/code.js';
import type { Graph, Node } from '../../../wasm/graph.js';
import { ONE_IN_VECTOR, type Shape } from '../../../wasm/shape.js';
import type { NeuronBlock } from '../layout/neuron-block.js';
import type { SynapseBlock } from '../layout/synapse-block.js';
import { entriesAhead, INDEX_SHIFT, NUMBER_SHIFT, SHORT_SHIFT } from '../layout/widths.js';
import { drawingOf, drawOutside, type KernelWorld } from './draws.js';

/** The blocks that the ends of a synapse are in. */
export interface Ends {
  readonly pre: NeuronBlock;
  readonly post: NeuronBlock;
}

/** The synapse that a kernel is at: its place, and its neurons. */
export interface At {
  readonly place: Local;
  readonly source: Local;
  readonly offsets: Frame['offsets'];
  /** Of a pair, where the second is. */
  readonly second?: Frame['offsets'];
}

export function synapseFrame(
  block: SynapseBlock,
  ends: Ends,
  world: KernelWorld,
  code: Code,
  { place, source, offsets, second }: At,
  tick: Local,
  purpose: string,
  shape: Shape = ONE_IN_VECTOR,
  ahead = 0,
): Frame {
  const { projection, stretch, numbers, degrees } = block;
  const whole = (g: Graph, name: string, push: () => void): Node =>
    g.leaf(
      name,
      () => {
        push();
        shape.widen(code.op('f64.convert_i32_u'));
      },
      true,
    );
  const tickNode = (g: Graph): Node => g.leaf('tick', () => shape.widen(code.get(tick)), false);
  const number = (g: Graph): Node =>
    whole(g, 'synapse', () => {
      if (numbers === undefined) code.get(place);
      else code.get(place).i32(INDEX_SHIFT).op('i32.shl').memory('i32.load', numbers);
    });
  return {
    module: world.module,
    code,
    shape,
    scope: projection.program.scope,
    outside: world.outside,
    offsets,
    second,
    names: {
      synaptic: true,
      dtSeconds: world.dt,
      column: (variable) => {
        const stored = storedFor(variable, block, ends);
        if (stored === undefined || 'constant' in stored) return stored;
        const placed = { ...stored, still: stored.at !== undefined && stored.at === STILL.get(purpose) };
        const moves = ahead > 0 && !variable.shared && stored.at !== 'row';
        return moves ? { ...placed, ...entriesAhead(placed, ahead) } : placed;
      },
      size: ({ owner }) =>
        owner === 'pre'
          ? ends.pre.population.size
          : owner === 'post'
            ? ends.post.population.size
            : projection.synapses,
      degrees: () => ({ outgoing: { address: degrees!.outgoing }, incoming: { address: degrees!.incoming } }),
    },
    tick: tickNode,
    index: (g, of) => {
      if (of === 'index') return number(g);
      if (of === 'pre') return whole(g, 'i', () => code.get(source));
      return whole(g, 'j', () =>
        code.get(offsets.post!).i32(NUMBER_SHIFT).op('i32.shr_u').i32(stretch.from).op('i32.add'),
      );
    },
    draw: (g, call, parts, forAll) => {
      const drawing = drawingOf(call, projection.name, purpose, parts);
      return drawOutside(g, drawing, parts, forAll ? g.number(0) : number(g), tickNode(g), world);
    },
  };
}

/** What is the same for all synapses that a kernel goes through in its inner loop. */
const STILL: ReadonlyMap<string, Placed['at']> = new Map([
  ['on_pre', 'row'],
  ['on_post', 'post'],
  ['catch_up', 'row'],
]);

export function storedFor({ key, owner }: Variable, block: SynapseBlock, ends: Ends): Stored | undefined {
  if (owner === 'network') return undefined;
  return owner === 'own' ? block.columns.get(key) : ends[owner].columns.get(key);
}

/** Locals for a synapse, and how they are set from its place. */
export function makeAt(code: Code): At {
  return {
    place: code.local('i32'),
    source: code.local('i32'),
    offsets: {
      index: code.local('i32'),
      pre: code.local('i32'),
      post: code.local('i32'),
      row: code.local('i32'),
    },
  };
}

export function pushTarget(code: Code, { targets }: SynapseBlock, place: Local): void {
  if (targets.bytes === 2)
    code.get(place).i32(SHORT_SHIFT).op('i32.shl').memory('i32.load16_u', targets.address);
  else code.get(place).i32(INDEX_SHIFT).op('i32.shl').memory('i32.load', targets.address);
}

export function setOffset(code: Code, offset: Local, push: () => void): void {
  push();
  code.i32(NUMBER_SHIFT).op('i32.shl').set(offset);
}

/** Pushes the number of a row: the source's in the group whose beginnings lie at `starts`. */
export function pushRow(code: Code, block: SynapseBlock, starts: Local, source: Local): void {
  code.get(starts).i32(block.starts[0]).op('i32.sub').i32(INDEX_SHIFT).op('i32.shr_u');
  code.get(source).op('i32.add');
}
