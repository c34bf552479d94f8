/**
 * The kernels of a population: sweeps over its columns, two neurons at a time where nothing forbids it.
 *
 *     prepare P (tick)                  what is constant over the tick
 *     integrate P (tick) -> fired       a step of the equations, then the threshold; lists who fires
 *     reset P (list, count, tick)       of those that fired
 *
 * `integrate` also looks for NaN: it adds up what it finds in each column that can have changed in the tick before. A sum
 * that is NaN is told by a negative result, -1 - fired; infinities of both signs make one too, so whoever is told looks
 * again.
 */
import { needsSteps, Woven, weaveInSteps, weaveMask } from '../../equations/kernel/weave.js';
import type { Program } from '../../equations/program.js';
import type { Code, Local } from '../../wasm/code.js';
import { ONE_LANE, type Shape, TWO_LANES } from '../../wasm/shape.js';
import { BYTES_PER_INDEX, BYTES_PER_NUMBER, type NeuronBlock } from './neuron-block.js';
import { type KernelWorld, neuronFrame } from './neuron-frame.js';

const SHIFT_TO_BYTES = 3;

export function neuronKernels(block: NeuronBlock, world: KernelWorld, watched: readonly string[]): void {
  if (block.size === 0) return;
  const { program, index } = block.population;
  if (program.prepare !== undefined) sweep(`prepare ${index}`, block, program.prepare, 'prepare', world);
  if (integrates(block, watched)) integrate(block, world, watched);
  if (program.reset.statements.length > 0) reset(block, world);
}

/** Whether there is anything to do in a tick without spikes. */
export function integrates(
  { integrate: { statements }, population }: NeuronBlock,
  watched: readonly string[],
): boolean {
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
    const shape = shapeFor(block, [program], world);
    const offset = code.local('i32');
    const frame = neuronFrame(block, world, code, shape, { offset, tick }, purpose);
    if (shape.lanes === 1) eachOffset(code, offset, block.size, 1, () => weaveInSteps(frame, program));
    else {
      const woven = new Woven(frame, program);
      woven.hoist();
      eachOffset(code, offset, block.size, shape.lanes, () => woven.run());
      repeatLast(code, block, program);
    }
  });
}

function integrate(block: NeuronBlock, world: KernelWorld, watched: readonly string[]): void {
  const { population, integrate: program, size } = block;
  const { threshold, scope } = population.program;
  world.module.function(`integrate ${population.index}`, ['f64'], ['i32'], (code) => {
    const [tick] = code.parameters;
    const shape = shapeFor(block, [program], world);
    const offset = code.local('i32');
    const fired = code.local('i32');
    const sums = watched.map(() => code.local(shape.localType('number')));
    const frame = neuronFrame(block, world, code, shape, { offset, tick }, 'integrate');
    const thresholdFrame = neuronFrame(block, world, code, shape, { offset, tick }, 'threshold');
    const fire = (truth: Local) =>
      listFired(code, block, { offset, fired, tick, truth, shape, dt: world.dt });
    if (shape.lanes === 1) {
      eachOffset(code, offset, size, 1, () => {
        for (const [k, key] of watched.entries()) addOne(code, block, key, offset, sums[k]);
        weaveInSteps(frame, program);
        if (threshold !== undefined) fire(weaveMask(thresholdFrame, threshold.condition));
      });
    } else {
      const before = watched.filter((key) => scope.has(key));
      const woven = new Woven(frame, program, {
        before,
        expression: threshold?.condition,
        expressionFrame: thresholdFrame,
      });
      woven.hoist();
      eachOffset(code, offset, size, shape.lanes, () => {
        woven.run();
        woven.beforehand.forEach((value, k) => {
          code.get(sums[k], value).simd('f64x2.add').set(sums[k]);
        });
        if (threshold !== undefined) fire(woven.truth);
      });
      repeatLast(code, block, program);
    }
    pushSum(code, shape, sums);
    const sum = code.local('f64');
    code
      .tee(sum)
      .get(sum)
      .op('f64.ne')
      .if(() => {
        code.i32(-1).get(fired).op('i32.sub').set(fired);
      });
    code.get(fired);
  });
}

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
  const { address, length } = block.columns.get(key)!;
  if (length === 1 && block.size > 1) code.i32(0);
  else code.get(offset);
  code.memory('f64.load', address).get(sum).op('f64.add').set(sum);
}

interface Firing {
  readonly offset: Local;
  readonly fired: Local;
  readonly tick: Local;
  readonly truth: Local;
  readonly shape: Shape;
  readonly dt: number;
}

/** Lists the neurons whose truth is set, and does what a spike does to them at once. */
function listFired(code: Code, block: NeuronBlock, firing: Firing): void {
  const { truth, shape, offset } = firing;
  code.get(truth);
  if (shape.lanes === 1) {
    code.if(() => listOne(code, block, firing, offset));
    return;
  }
  shape.anyTrue(code);
  code.if(() => {
    const bits = code.local('i32');
    const lane = code.local('i32');
    code.get(truth).simd('i64x2.bitmask').set(bits);
    code
      .get(bits)
      .i32(1)
      .op('i32.and')
      .if(() => listOne(code, block, firing, offset));
    code.get(offset).i32(BYTES_PER_NUMBER).op('i32.add').set(lane);
    code
      .get(bits)
      .i32(1)
      .op('i32.shr_u')
      .get(lane)
      .i32(block.size * BYTES_PER_NUMBER);
    code.op('i32.lt_u', 'i32.and').if(() => listOne(code, block, firing, lane));
  });
}

function listOne(code: Code, block: NeuronBlock, { fired, tick, dt }: Firing, offset: Local): void {
  code.get(fired).i32(2).op('i32.shl');
  code.get(offset).i32(SHIFT_TO_BYTES).op('i32.shr_u').memory('i32.store', block.fired);
  code.get(fired).i32(1).op('i32.add').set(fired);
  const lastspike = block.columns.get('lastspike');
  if (lastspike !== undefined)
    code.get(offset).get(tick).f64(dt).op('f64.mul').memory('f64.store', lastspike.address);
  const notRefractory = block.columns.get('not_refractory');
  if (notRefractory !== undefined) code.get(offset).f64(0).memory('f64.store', notRefractory.address);
}

function reset(block: NeuronBlock, world: KernelWorld): void {
  const { population } = block;
  const program = population.program.reset;
  world.module.function(`reset ${population.index}`, ['i32', 'i32', 'f64'], [], (code) => {
    const [list, count, tick] = code.parameters;
    const offset = code.local('i32');
    const frame = neuronFrame(block, world, code, ONE_LANE, { offset, tick }, 'reset');
    eachListed(code, list, count, (neuron) => {
      code.get(neuron).i32(SHIFT_TO_BYTES).op('i32.shl').set(offset);
      if (needsSteps(program, frame)) weaveInSteps(frame, program);
      else new Woven(frame, program).run();
    });
  });
}

/** Goes through a list of indices. */
export function eachListed(code: Code, list: Local, count: Local, body: (entry: Local) => void): void {
  const end = code.local('i32');
  const entry = code.local('i32');
  code.get(list, count).i32(2).op('i32.shl', 'i32.add').set(end);
  code.block((exit) => {
    code.loop((again) => {
      code.get(list, end).op('i32.ge_u').brIf(exit);
      code.get(list).memory('i32.load', 0).set(entry);
      body(entry);
      code.get(list).i32(BYTES_PER_INDEX).op('i32.add').set(list).br(again);
    });
  });
}

/** Goes through a column of at least one entry, so many lanes at a time. */
export function eachOffset(code: Code, offset: Local, size: number, lanes: number, body: () => void): void {
  code.i32(0).set(offset);
  code.loop((again) => {
    body();
    code
      .get(offset)
      .i32(lanes * BYTES_PER_NUMBER)
      .op('i32.add')
      .tee(offset);
    code
      .i32(size * BYTES_PER_NUMBER)
      .op('i32.lt_u')
      .brIf(again);
  });
}

/** In the room behind an odd last neuron its double lives: it would go its own way if it were left alone. */
function repeatLast(code: Code, block: NeuronBlock, { statements }: Program): void {
  if (block.size % 2 === 0) return;
  const { scope } = block.population.program;
  for (const key of new Set(
    statements.flatMap(({ target, local }) => (local ? [] : [scope.get(target)!.key])),
  )) {
    const last = block.columns.get(key)!.address + (block.size - 1) * BYTES_PER_NUMBER;
    code
      .i32(0)
      .i32(0)
      .memory('f64.load', last)
      .memory('f64.store', last + BYTES_PER_NUMBER);
  }
}

/** Two lanes, unless what one neuron writes is there for the next to read. */
function shapeFor(block: NeuronBlock, programs: readonly Program[], _world: KernelWorld): Shape {
  const { scope } = block.population.program;
  const shares = programs.some(({ statements }) =>
    statements.some(({ target, local }) => !local && scope.get(target)?.shared),
  );
  return shares ? ONE_LANE : TWO_LANES;
}
