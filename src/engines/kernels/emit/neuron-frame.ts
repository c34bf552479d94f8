/** Where the kernels of neurons stand: at one neuron or two, of one population. */
import { type Frame, loadColumn, type Stored } from '../../../equations/kernel/frame.js';
import type { Code, Local } from '../../../wasm/code.js';
import type { Graph, Node } from '../../../wasm/graph.js';
import type { Shape } from '../../../wasm/shape.js';
import type { NeuronBlock } from '../layout/neuron-block.js';
import { entriesAhead, NUMBER_SHIFT } from '../layout/widths.js';
import { type Drawing, drawingOf, drawMany, drawOutside, type KernelWorld } from './draws.js';

/** Where a kernel of neurons stands. */
export interface NeuronPlace {
  /** In bytes, from the beginning of a column. */
  readonly offset: Local;
  readonly tick: Local;
  /** Neurons beyond the offset, where a turn of the loop does several vectors. */
  readonly ahead?: number;
  /** Draws that have been made before the loop. Left out where there is none. */
  readonly drawn?: Set<number>;
}

/** @param group whose random draws these are: the population's own unless told otherwise. */
export function neuronFrame(
  block: NeuronBlock,
  world: KernelWorld,
  code: Code,
  shape: Shape,
  { offset, tick, ahead = 0, drawn }: NeuronPlace,
  purpose: string,
  group = block.population.name,
): Frame {
  const { population, stretch } = block;
  const tickNode = (g: Graph): Node => g.leaf('tick', () => shape.widen(code.get(tick)), false);
  const index = (g: Graph): Node =>
    g.leaf('index', () => pushIndices(code, shape, offset, stretch.from + ahead), true);
  const frame: Frame = {
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
        return column && (column.shared ? column : entriesAhead(column, ahead));
      },
      size: () => population.size,
    },
    tick: tickNode,
    index,
    draw: (g, call, parts, forAll) => {
      const drawing = drawingOf(call, group, purpose, parts);
      const room = forAll || drawn === undefined ? undefined : block.draws.get(`${purpose} ${drawing.slot}`);
      if (room === undefined || !drawBefore(drawing, room))
        return drawOutside(g, drawing, parts, forAll ? g.number(0) : index(g), tickNode(g), world);
      const entry = entriesAhead({ address: room }, ahead);
      return g.leaf(`drawn ${room}`, () => loadColumn(frame, { ...entry, at: 'index' }), true);
    },
  };
  /** Before the loop, which is not begun yet: draws for the whole stretch. */
  const drawBefore = (drawing: Drawing, room: number): boolean => {
    if (drawn!.has(room)) return true;
    const many = drawMany(drawing, stretch, room, world);
    if (many === undefined) return false;
    code.get(tick).call(many);
    drawn!.add(room);
    return true;
  };
  return frame;
}

/** Numbers of the neurons at an offset. */
function pushIndices(code: Code, shape: Shape, offset: Local, first: number): void {
  if (shape.precision === 'f32') throw new Error('24 bits are too few for the numbers of neurons');
  code.get(offset).i32(NUMBER_SHIFT).op('i32.shr_u').i32(first).op('i32.add', 'f64.convert_i32_u');
  shape.widen(code);
  if (shape.lanes > 1) code.v128(new Uint8Array(Float64Array.of(0, 1).buffer)).simd('f64x2.add');
}
