/**
 * The kernels of a population: sweeps over its columns, two neurons at a time where nothing forbids it.
 *
 *     prepare P (tick)                          what is constant over the tick
 *     integrate P (tick, refractory) -> fired   a step of the equations, then the threshold; lists who fires
 *     reset P (list, count, tick)               of those that fired
 *
 * `integrate` also looks for NaN: it adds up what it finds in each column that can have changed in the tick before. A sum
 * that is NaN is told by a negative result, -1 - fired; infinities of both signs make one too, so whoever is told looks
 * again.
 */
import type { Expression } from '../../../equations/expression.js';
import { loadColumn, storeColumn } from '../../../equations/kernel/frame.js';
import { needsSteps, Woven, weaveInSteps, weaveMask } from '../../../equations/kernel/weave.js';
import type { Program } from '../../../equations/program.js';
import type { Code, Local } from '../../../wasm/code.js';
import { FOUR_LANES } from '../../../wasm/four-lanes.js';
import { ONE_IN_VECTOR, ONE_LANE, type Shape, TWO_LANES } from '../../../wasm/shape.js';
import type { NeuronBlock } from '../layout/neuron-block.js';
import { entriesAhead, NUMBER_SHIFT, ROOM, withRoom } from '../layout/widths.js';
import type { KernelWorld } from './draws.js';
import { listFired } from './firing.js';
import { putAside, putBack } from './frozen.js';
import { eachListed, eachOffset } from './loops.js';
import { neuronFrame } from './neuron-frame.js';
import { suitsF32 } from './suits-f32.js';

export function neuronKernels(block: NeuronBlock, world: KernelWorld, watched: readonly string[]): void {
  if (block.size === 0) return;
  const { program, index } = block.population;
  if (program.prepare !== undefined) sweep(`prepare ${index}`, block, program.prepare, 'prepare', world);
  if (integrates(block, watched)) integrate(block, world, watched);
  if (program.reset.statements.length > 0) reset(block, world);
}

/** Whether there is anything to do in a tick without spikes. */
function integrates(
  { integrate: { statements }, population, wait }: NeuronBlock,
  watched: readonly string[],
): boolean {
  if (wait !== undefined) return false;
  return statements.length > 0 || population.program.threshold !== undefined || watched.length > 0;
}

function sweep(
  name: string,
  block: NeuronBlock,
  program: Program,
  purpose: string,
  world: KernelWorld,
): void {
  world.module.function(name, ['f64'], [], (code) => {
    const [tick] = code.parameters;
    const offset = code.local('i32');
    const shape = shapeFor(block, program, undefined, world);
    const drawn = shape === ONE_LANE ? undefined : new Set<number>();
    const frame = neuronFrame(block, world, code, shape, { offset, tick, drawn }, purpose);
    if (shape === ONE_LANE) eachOffset(code, offset, block.size, 1, () => weaveInSteps(frame, program));
    else {
      const woven = new Woven(frame, program);
      woven.hoist();
      eachOffset(code, offset, block.size, shape.lanes, () => woven.run());
      repeatLast(code, block, program);
    }
  });
}

function integrate(block: NeuronBlock, world: KernelWorld, watched: readonly string[]): void {
  const { population, integrate: program, threshold } = block;
  world.module.function(`integrate ${population.index}`, ['f64', 'i32'], ['i32'], (code) => {
    const [tick, refractory] = code.parameters;
    const at: Integration = {
      block,
      world,
      watched,
      code,
      tick,
      offset: code.local('i32'),
      fired: code.local('i32'),
    };
    const shape = shapeFor(block, program, threshold, world);
    const sums = watched.map(() => code.local(shape.localType('number')));
    putAside(code, block, refractory);
    if (shape === ONE_LANE) oneByOne(at, sums);
    else manyAtOnce(at, shape, sums);
    putBack(code, block, refractory);
    if (shape !== ONE_LANE) repeatLast(code, block, program);
    pushSum(code, shape, sums);
    const sum = code.local('f64');
    code.tee(sum).get(sum).op('f64.ne');
    code.if(() => code.i32(-1).get(at.fired).op('i32.sub').set(at.fired));
    code.get(at.fired);
  });
}

interface Integration {
  readonly block: NeuronBlock;
  readonly world: KernelWorld;
  readonly watched: readonly string[];
  readonly code: Code;
  readonly tick: Local;
  readonly offset: Local;
  readonly fired: Local;
}

function oneByOne(at: Integration, sums: readonly Local[]): void {
  const { block, world, watched, code, offset } = at;
  const { threshold } = block;
  const frame = neuronFrame(block, world, code, ONE_LANE, at, 'integrate');
  const thresholdFrame = neuronFrame(block, world, code, ONE_LANE, at, 'threshold');
  eachOffset(code, offset, block.size, 1, () => {
    for (const [k, key] of watched.entries()) addOne(code, block, key, offset, sums[k]);
    weaveInSteps(frame, block.integrate);
    if (threshold !== undefined)
      listFired(code, ONE_LANE, [weaveMask(thresholdFrame, threshold)], { ...at, dt: world.dt });
  });
}

function manyAtOnce(at: Integration, shape: Shape, sums: readonly Local[]): void {
  const { block, world, watched, code, offset } = at;
  const { threshold } = block;
  const vectors = vectorsAtOnce(block, shape);
  const drawn = new Set<number>();
  const woven = Array.from({ length: vectors }, (_, vector) => {
    const place = { ...at, ahead: vector * shape.lanes, drawn };
    return new Woven(neuronFrame(block, world, code, shape, place, 'integrate'), block.integrate, {
      before: watched,
      expression: threshold,
      expressionFrame: neuronFrame(block, world, code, shape, place, 'threshold'),
    });
  });
  for (const one of woven) one.hoist();
  eachOffset(code, offset, block.size, vectors * shape.lanes, () => {
    for (const one of woven) {
      one.run();
      for (const [k, value] of one.beforehand.entries()) {
        shape.add(code.get(sums[k], value));
        code.set(sums[k]);
      }
    }
    if (threshold !== undefined)
      listFired(
        code,
        shape,
        woven.map(({ truth }) => truth),
        { ...at, dt: world.dt },
      );
  });
}

/** Short programs spend much of a turn on going round: they do several vectors in one. */
function vectorsAtOnce({ integrate: { statements } }: NeuronBlock, { lanes }: Shape): number {
  return statements.length <= SHORT_PROGRAM ? ROOM / lanes : 1;
}

const SHORT_PROGRAM = 8;

/** All sums in one number. */
function pushSum(code: Code, shape: Shape, sums: readonly Local[]): void {
  code.f64(0);
  for (const sum of sums) {
    for (let lane = 0; lane < shape.lanes; lane++) {
      shape.pushLane(code, sum, lane);
      code.op('f64.add');
    }
  }
}

function addOne(code: Code, block: NeuronBlock, key: string, offset: Local, sum: Local): void {
  const column = block.columns.get(key)!;
  const standing = { code, shape: ONE_LANE, offsets: { index: offset } };
  loadColumn(standing, { ...column, at: column.shared ? 0 : 'index' });
  code.get(sum).op('f64.add').set(sum);
}

function reset(block: NeuronBlock, world: KernelWorld): void {
  const { population } = block;
  const program = population.program.reset;
  world.module.function(`reset ${population.index}`, ['i32', 'i32', 'f64'], [], (code) => {
    const [list, count, tick] = code.parameters;
    const offset = code.local('i32');
    const frame = neuronFrame(block, world, code, ONE_IN_VECTOR, { offset, tick }, 'reset');
    eachListed(code, list, count, (neuron) => {
      code.get(neuron).i32(NUMBER_SHIFT).op('i32.shl').set(offset);
      if (needsSteps(program, frame)) weaveInSteps(frame, program);
      else new Woven(frame, program).run();
    });
  });
}

/** In the room behind the last neuron its doubles live: they would go their own way if they were left alone. */
function repeatLast(code: Code, block: NeuronBlock, { statements }: Program): void {
  const { scope } = block.population.program;
  const written = new Set(statements.flatMap(({ target, local }) => (local ? [] : [scope.get(target)!.key])));
  for (const key of written) {
    const column = block.columns.get(key)!;
    const standing = { code, shape: ONE_LANE, offsets: {} };
    for (let double = block.size; double < withRoom(block.size); double++)
      storeColumn(standing, { ...entriesAhead(column, double), at: 0 }, () =>
        loadColumn(standing, { ...entriesAhead(column, block.size - 1), at: 0 }),
      );
  }
}

/** One lane where what one neuron writes is there for the next to read. */
function shapeFor(
  block: NeuronBlock,
  program: Program,
  condition: Expression | undefined,
  world: KernelWorld,
): Shape {
  const { scope } = block.population.program;
  if (program.statements.some(({ target, local }) => !local && scope.get(target)?.shared)) return ONE_LANE;
  return world.precision === 'f32' && suitsF32(block, program, condition) ? FOUR_LANES : TWO_LANES;
}
