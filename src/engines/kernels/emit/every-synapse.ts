/**
 * Kernels that go through every synapse, in the order of the circuit:
 *
 *     prepare synapses P, integrate synapses P (tick)
 *     sum P (tick)                                         adds to the neurons' summed variables
 */

import { type Entry, loadColumn, storeColumn } from '../../../equations/kernel/frame.js';
import { weaveValue } from '../../../equations/kernel/weave.js';
import type { Program } from '../../../equations/program.js';
import type { Code } from '../../../wasm/code.js';
import type { SynapseBlock } from '../layout/synapse-block.js';
import { BYTES_PER_INDEX, INDEX_SHIFT } from '../layout/widths.js';
import { AtSynapse, makeSum } from './at-synapse.js';
import type { KernelWorld } from './draws.js';
import { eachBetween } from './loops.js';
import { type At, type Ends, makeAt, pushTarget, setOffset, synapseFrame } from './synapse-frame.js';

export function visitAll(
  name: string,
  block: SynapseBlock,
  ends: Ends,
  world: KernelWorld,
  program: Program,
  purpose: string,
): void {
  world.module.function(name, ['f64'], ['i32'], (code) => {
    const [tick] = code.parameters;
    const at = makeAt(code);
    const none = code.local('i32');
    const sumOfNumbers = makeSum(code);
    const frame = synapseFrame(block, ends, world, code, at, tick, purpose);
    const synapse = new AtSynapse(frame, program, block, sumOfNumbers);
    synapse.hoist();
    eachInOrder(code, block, at, () => synapse.run());
    synapse.pushResult(none);
  });
}

export function sum(block: SynapseBlock, ends: Ends, world: KernelWorld): void {
  const { program, index } = block.projection;
  world.module.function(`sum ${index}`, ['f64'], [], (code) => {
    const [tick] = code.parameters;
    const at = makeAt(code);
    const frames = program.summed.map(({ key }) =>
      synapseFrame(block, ends, world, code, at, tick, `summed ${key}`),
    );
    eachInOrder(code, block, at, () => {
      program.summed.forEach(({ side, key, value }, k) => {
        const frame = frames[k];
        const summed: Entry = { ...ends[side].columns.get(key)!, at: side };
        const summand = weaveValue(frame, value);
        storeColumn(frame, summed, () => {
          loadColumn(frame, summed);
          frame.shape.add(code.get(summand));
        });
      });
    });
  });
}

/** Every synapse, in the order of the circuit. */
function eachInOrder(code: Code, block: SynapseBlock, at: At, body: () => void): void {
  const { place, source, offsets } = at;
  const end = code.local('i32');
  const sources = block.projection.rowStart.length - 1;
  const starts = block.ordered!;
  code.i32(0).set(source).i32(0).set(place);
  code.loop((nextSource) => {
    setOffset(code, offsets.pre!, () => code.get(source));
    code
      .get(source)
      .i32(INDEX_SHIFT)
      .op('i32.shl')
      .memory('i32.load', starts + BYTES_PER_INDEX)
      .set(end);
    eachBetween(code, place, end, () => {
      setOffset(code, offsets.index!, () => code.get(place));
      setOffset(code, offsets.post!, () => pushTarget(code, block, place));
      body();
    });
    code.get(source).i32(1).op('i32.add').tee(source).i32(sources).op('i32.lt_u').brIf(nextSource);
  });
}
