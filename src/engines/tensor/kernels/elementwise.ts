/**
 * An expression at every entry of a matrix, as a kernel of its own: four entries at a time in f32, or two in f64 where f32 has
 * no function for what is asked. There is one for each way in which its inputs go along.
 */
import type { Expression } from '../../../equations/expression.js';
import { computesInF32 } from '../../../equations/kernel/computes-in-f32.js';
import type { Frame } from '../../../equations/kernel/frame.js';
import { Lowering } from '../../../equations/kernel/lower.js';
import { NOWHERE } from '../../../equations/kernel/nowhere.js';
import { Outside } from '../../../equations/kernel/outside.js';
import type { Code, Local } from '../../../wasm/code.js';
import { Emitter } from '../../../wasm/emit.js';
import { FOUR_LANES } from '../../../wasm/four-lanes.js';
import { Graph, type Node } from '../../../wasm/graph.js';
import { IMPORTS, ModuleBuilder } from '../../../wasm/module.js';
import { type Shape, TWO_LANES } from '../../../wasm/shape.js';
import { BYTES_PER_NUMBER, MOST_PAGES } from './heap.js';
import { forward, whileLeft } from './loops.js';

/** How an input goes along the matrix that is written: as large as it, or one row, one column, one entry; or no matrix. */
export type Along = 'full' | 'row' | 'column' | 'entry' | 'number';

/** Short expressions would else spend much of a turn on going round. */
const VECTORS_AT_ONCE = 4;

/** (into, rows, columns, inputs...): inputs are addresses, or numbers. At least one row and one column. */
export type SweepKernel = (into: number, rows: number, columns: number, ...inputs: number[]) => void;

export function compileSweep(
  expression: Expression,
  names: readonly string[],
  alongs: readonly Along[],
  memory: WebAssembly.Memory,
): SweepKernel {
  const module = new ModuleBuilder({ initial: 1, maximum: MOST_PAGES, shared: false });
  const outside = new Outside(module);
  const shape = computesInF32(expression) ? FOUR_LANES : TWO_LANES;
  const types = alongs.map((along) => (along === 'number' ? 'f64' : 'i32'));
  module.function('sweep', ['i32', 'i32', 'i32', ...types], [], (code) => {
    const [into, rows, columns, ...given] = code.parameters;
    const inputs = given.map((start, k) => {
      // A row is gone through again and again.
      return { start, at: alongs[k] === 'row' ? code.local('i32') : start, along: alongs[k] };
    });
    const graph = new Graph();
    const frame: Frame = { code, module, outside, shape, ...NOWHERE };
    const valueAt = (vector: number): Node => {
      const leaves = new Map(names.map((name, k) => [name, leafOf(graph, shape, name, inputs[k], vector)]));
      const known = { temporary: (name: string) => leaves.get(name), written: () => undefined };
      return lowered(expression, new Lowering(frame, graph, known), graph);
    };
    const together = Array.from({ length: VECTORS_AT_ONCE }, (_, vector) => valueAt(vector));
    const [alone] = together;
    // Each loop has its own, for neither can count on what the other computes: it may not be entered.
    const many = new Emitter(code, shape, together);
    const few = new Emitter(code, shape, [alone]);
    const going = [
      into,
      ...inputs.filter(({ along }) => along === 'full' || along === 'row').map(({ at }) => at),
    ];
    const left = code.local('i32');
    const vectorBytes = shape.lanes * BYTES_PER_NUMBER;
    code.loop((nextRow) => {
      for (const { along, at, start } of inputs) if (along === 'row') code.get(start).set(at);
      code.get(columns).set(left);
      many.hoist();
      whileLeft(code, left, VECTORS_AT_ONCE * shape.lanes, () => {
        for (const [vector, value] of together.entries()) {
          code.get(into, many.materialise(value));
          shape.store(code, vector * vectorBytes, 'f32');
        }
        for (const pointer of going) forward(code, pointer, VECTORS_AT_ONCE * vectorBytes);
      });
      code.block((done) => {
        code.get(left).op('i32.eqz').brIf(done);
        few.hoist();
        code.loop((next) => {
          store(code, shape, into, few.materialise(alone), left);
          for (const pointer of going) forward(code, pointer, vectorBytes);
          code.get(left).i32(shape.lanes).op('i32.sub').tee(left);
          code.i32(1).op('i32.lt_s', 'i32.eqz').brIf(next);
        });
      });
      // The last turn may have gone too far: back to where the next row begins.
      code.get(left).i32(BYTES_PER_NUMBER).op('i32.mul').set(left);
      for (const pointer of going) forward(code, pointer, left);
      for (const { along, at } of inputs) if (along === 'column') forward(code, at, BYTES_PER_NUMBER);
      code.get(rows).i32(1).op('i32.sub').tee(rows).brIf(nextRow);
    });
  });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
    [IMPORTS.functions]: { ...outside.imports, [IMPORTS.memory]: memory },
  });
  return exports.sweep as SweepKernel;
}

/** What is clipped at last goes between two numbers in two instructions; what is no number stays none. */
function lowered(expression: Expression, lowering: Lowering, graph: Graph): Node {
  if (expression.kind === 'call' && expression.name === 'clip') {
    const [of, least, most] = expression.arguments;
    if (least.kind === 'number' && most.kind === 'number') {
      const value = graph.asNumberKind(lowering.lower(of));
      return graph.pmin(graph.pmax(value, graph.number(least.value)), graph.number(most.value));
    }
  }
  return graph.asNumberKind(lowering.lower(expression));
}

interface Input {
  readonly start: Local;
  readonly at: Local;
  readonly along: Along;
}

function leafOf(graph: Graph, shape: Shape, name: string, { at, along }: Input, vector: number): Node {
  const offset = vector * shape.lanes * BYTES_PER_NUMBER;
  switch (along) {
    case 'full':
    case 'row':
      return graph.leaf(`${name} ${vector}`, (code) => shape.load(code.get(at), offset, 'f32'), true);
    case 'column':
    case 'entry':
      return graph.leaf(name, (code) => shape.loadForAll(code.get(at), 0, 'f32'), false);
    case 'number':
      return graph.leaf(name, (code) => shape.widen(code.get(at)), false);
  }
}

/** All lanes, or so many as are left of the row: what comes behind may still have to be read. */
function store(code: Code, shape: Shape, into: Local, result: Local, left: Local): void {
  code.block((done) => {
    code.block((fewer) => {
      code.get(left).i32(shape.lanes).op('i32.lt_s').brIf(fewer);
      shape.store(code.get(into, result), 0, 'f32');
      code.br(done);
    });
    for (let lane = 0; lane + 1 < shape.lanes; lane++) {
      code
        .get(left)
        .i32(lane + 1)
        .op('i32.lt_s')
        .brIf(done);
      shape.pushLane(code.get(into), result, lane);
      code.op('f32.demote_f64').memory('f32.store', lane * BYTES_PER_NUMBER);
    }
  });
}
