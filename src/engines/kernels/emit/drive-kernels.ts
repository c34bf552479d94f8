/** The kernel of a Poisson drive: `drive D (tick)` adds the tick's private spikes to all neurons of a population. */

import type { Drive } from '../../../build/circuit.js';
import { type Entry, type Kept, loadColumn, storeColumn } from '../../../equations/kernel/frame.js';
import { Lowering, NOTHING_KNOWN } from '../../../equations/kernel/lower.js';
import { Emitter } from '../../../wasm/emit.js';
import { Graph } from '../../../wasm/graph.js';
import { TWO_LANES } from '../../../wasm/shape.js';
import type { DriveBlock } from '../layout/drive-block.js';
import { type Drawing, drawMany, drawOutside, type KernelWorld } from './draws.js';
import { eachOffset } from './loops.js';
import { neuronFrame } from './neuron-frame.js';

export function driveKernel({ drive, block, weight, spikes: room }: DriveBlock, world: KernelWorld): void {
  if (block.size === 0) return;
  const { name, index, variable, sources, probability } = drive;
  const { scope } = block.population.program;
  world.module.function(`drive ${index}`, ['f64'], [], (code) => {
    const [tick] = code.parameters;
    const offset = code.local('i32');
    const shape = TWO_LANES;
    const frame = neuronFrame(block, world, code, shape, { offset, tick }, 'weight', name);
    const g = new Graph();
    const driven: Entry = { ...block.columns.get(variable)!, at: 'index' };
    const guard = scope.get(variable)?.unlessRefractory ? block.columns.get('not_refractory') : undefined;
    const column = (key: string, kept: Kept) =>
      g.leaf(key, () => loadColumn(frame, { ...kept, at: 'index' }), true);

    const drawing: Drawing = {
      group: name,
      purpose: 'drive',
      method: 'binomial',
      slot: 0,
      given: [sources, probability],
    };
    const many = drawMany(drawing, block.stretch, room, world);
    if (many !== undefined) code.get(tick).call(many);
    const spikes =
      many === undefined
        ? drawOutside(
            g,
            drawing,
            drawing.given.map((value) => g.number(value!)),
            frame.index(g, 'index'),
            frame.tick(g),
            world,
          )
        : column('spikes', { address: room });
    const each =
      weight === undefined
        ? new Lowering(frame, g, NOTHING_KNOWN).lower(
            (drive.weight as Exclude<Drive['weight'], Float64Array>).expression,
          )
        : 'constant' in weight
          ? g.number(weight.constant)
          : column('weight', weight);
    const before = column('before', driven);
    const some = g.compare('gt', spikes, g.number(0));
    const arrives =
      guard === undefined ? some : g.and(some, g.compare('ne', column('guard', guard), g.number(0)));
    const after = g.select(arrives, g.add(before, g.mul(each, spikes)), before);
    const emitter = new Emitter(code, shape, [after]);
    emitter.hoist();
    eachOffset(code, offset, block.size, shape.lanes, () =>
      storeColumn(frame, driven, () => emitter.push(after)),
    );
  });
}
