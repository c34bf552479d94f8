/**
 * The kernels of a population: sweeps over its columns, two neurons at a time where nothing forbids it.
 *
 *     prepare P (tick)                          what is constant over the tick
 *     integrate P (tick, refractory) -> fired   a step of the equations, then the threshold; lists who fires
 *     reset P (list, count, tick)               of those that fired
 *
 * `integrate` also looks for NaN in what can have changed in the tick before: it adds up values that tell of it. A sum that is NaN
 * is told by a negative result, -1 - fired; infinities of both signs make one too, so whoever is told looks again.
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
import { listFired, listIfFired } from './firing.js';
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
      lost: code.local('i32'),
    };
    const shape = shapeFor(block, program, threshold, world);
    putAside(code, block, refractory);
    if (shape === ONE_LANE) oneByOne(at);
    else manyAtOnce(at, shape);
    putBack(code, block, refractory);
    if (shape !== ONE_LANE) repeatLast(code, block, program);
    code.get(at.lost).if(() => code.i32(-1).get(at.fired).op('i32.sub').set(at.fired));
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
  /** Not 0 once something was NaN. */
  readonly lost: Local;
}

function oneByOne(at: Integration): void {
  const { block, world, watched, code, offset, lost } = at;
  const { threshold } = block;
  const sum = code.local('f64');
  const frame = neuronFrame(block, world, code, ONE_LANE, at, 'integrate');
  const thresholdFrame = neuronFrame(block, world, code, ONE_LANE, at, 'threshold');
  eachOffset(code, offset, block.size, 1, () => {
    for (const key of watched) addOne(code, block, key, offset, sum);
    weaveInSteps(frame, block.integrate);
    if (threshold === undefined) return;
    code.get(weaveMask(thresholdFrame, threshold));
    listIfFired(code, { ...at, dt: world.dt });
  });
  code.get(sum, sum).op('f64.ne').set(lost);
}

function manyAtOnce(at: Integration, shape: Shape): void {
  const { block, world, watched, code, offset } = at;
  const { threshold } = block;
  const vectors = vectorsAtOnce(block, shape);
  const drawn = new Set<number>();
  const woven = Array.from({ length: vectors }, (_, vector) => {
    const place = { ...at, ahead: vector * shape.lanes, drawn };
    return new Woven(neuronFrame(block, world, code, shape, place, 'integrate'), block.integrate, {
      watched,
      expression: threshold,
      expressionFrame: neuronFrame(block, world, code, shape, place, 'threshold'),
    });
  });
  for (const one of woven) one.hoist();
  eachOffset(code, offset, block.size, vectors * shape.lanes, () => {
    for (const one of woven) one.run();
    const truths = threshold === undefined ? [] : woven.map(({ truth }) => truth);
    listFired(
      code,
      shape,
      truths,
      woven.flatMap(({ told }) => told),
      { ...at, dt: world.dt },
    );
  });
}

/** Short programs spend much of a turn on going round: they do several vectors in one. */
function vectorsAtOnce({ integrate: { statements } }: NeuronBlock, { lanes }: Shape): number {
  return statements.length <= SHORT_PROGRAM ? ROOM / lanes : 1;
}

const SHORT_PROGRAM = 8;

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
