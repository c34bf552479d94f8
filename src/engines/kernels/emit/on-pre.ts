/** `on_pre P (list, count, starts, tick) -> synapses`: spikes of the listed sources arrive, by the rows of one delay and tile. */

import type { Frame } from '../../../equations/kernel/frame.js';
import type { Program } from '../../../equations/program.js';
import type { Code, FunctionRef, Local } from '../../../wasm/code.js';
import { ONE_IN_VECTOR, type Shape, TWO_LANES } from '../../../wasm/shape.js';
import type { SynapseBlock } from '../layout/synapse-block.js';
import { sharedBy } from '../layout/synapse-columns.js';
import { BYTES_PER_INDEX, BYTES_PER_SHORT, INDEX_SHIFT, SHORT_SHIFT } from '../layout/widths.js';
import { AtSynapse, makeSum } from './at-synapse.js';
import { bothLanesInFirst, denseOnPre } from './dense.js';
import type { KernelWorld } from './draws.js';
import { worksInPairs } from './in-pairs.js';
import { eachBetween, eachListed } from './loops.js';
import { type At, type Ends, makeAt, pushRow, pushTarget, setOffset, synapseFrame } from './synapse-frame.js';

/** @param catchUp what a row's synapses have to do first, where they hear late of their targets' spikes. */
export function onPre(
  block: SynapseBlock,
  ends: Ends,
  world: KernelWorld,
  program: Program,
  catchUp: FunctionRef | undefined,
): void {
  const { index } = block.projection;
  world.module.function(`on_pre ${index}`, ['i32', 'i32', 'i32', 'f64'], ['i32'], (code) => {
    const [list, count, starts, tick] = code.parameters;
    const at = makeAt(code);
    const { place, source, offsets } = at;
    const row = code.local('i32');
    const end = code.local('i32');
    const synapses = code.local('i32');
    const sum = makeSum(code);
    const second = { ...offsets, index: code.local('i32'), post: code.local('i32') };
    const frameOf = (shape: Shape, ahead: number, one: At = at): Frame =>
      synapseFrame(block, ends, world, code, one, tick, 'on_pre', shape, ahead);
    const synapse = new AtSynapse(frameOf(ONE_IN_VECTOR, 0), program, block, sum);
    /** Of a source's row, from `first` to before `last`. */
    const beforeRow = (source: Local, first: Local, last: Local): void => {
      if (catchUp === undefined || block.late === undefined) return;
      const number = code.local('i32');
      pushRow(code, block, starts, source);
      code.tee(number).i32(INDEX_SHIFT).op('i32.shl').memory('i32.load', block.late.seen);
      code.i32(0).memory('i32.load', block.late.count).op('i32.lt_u');
      code.if(() => {
        code.get(number, first, last).call(catchUp);
        ONE_IN_VECTOR.widen(code);
        ONE_IN_VECTOR.add(code.get(sum));
        code.set(sum);
      });
    };
    const shares = sharedBy(block, 'row');
    const inPairs = synapse.laborious && worksInPairs(block, ends, program, ['own', 'post']);
    const pair =
      inPairs && !block.dense && block.list === undefined
        ? new AtSynapse(frameOf(TWO_LANES, 0, { ...at, second }), program, block, sum)
        : undefined;
    const hoist = (): void => {
      pair?.hoist();
      synapse.hoist();
    };
    if (!shares) hoist();
    if (block.dense) {
      denseOnPre(code, block, program, frameOf, offsets, sum, beforeRow);
      code
        .get(count)
        .i32(block.stretch.to - block.stretch.from)
        .op('i32.mul')
        .set(synapses);
      synapse.pushResult(synapses);
      return;
    }
    eachListed(code, list, count, (spike, endOfList) => {
      code.get(spike).set(source);
      setOffset(code, offsets.pre!, () => code.get(source));
      code.get(starts, source).i32(INDEX_SHIFT).op('i32.shl', 'i32.add').set(row);
      code.get(row).memory('i32.load', BYTES_PER_INDEX).tee(end);
      code.get(row).memory('i32.load', 0).tee(row).op('i32.sub').get(synapses).op('i32.add').set(synapses);
      beforeRow(source, row, end);
      if (shares) {
        setOffset(code, offsets.row!, () => pushRow(code, block, starts, source));
        hoist();
      }
      if (block.list === undefined) fetchNext(code, block, { list, end: endOfList, starts });
      eachBetween(code, row, end, () => {
        if (block.list === undefined) code.get(row).set(place);
        else code.get(row).i32(INDEX_SHIFT).op('i32.shl').memory('i32.load', block.list).set(place);
        setOffset(code, offsets.index!, () => code.get(place));
        setOffset(code, offsets.post!, () => pushTarget(code, block, place));
        if (pair === undefined) synapse.run();
        else orPair(code, block, { row, end }, offsets, second, pair, synapse);
      });
      synapse.settle();
    });
    if (pair !== undefined) bothLanesInFirst(code, sum);
    synapse.pushResult(synapses);
  });
}

/** At the row's next synapse: works on it and the one behind it together if they have different targets; `row` then goes one further. */
function orPair(
  code: Code,
  block: SynapseBlock,
  { row, end }: { readonly row: Local; readonly end: Local },
  { post }: Frame['offsets'],
  second: Frame['offsets'],
  pair: AtSynapse,
  single: AtSynapse,
): void {
  const behind = code.local('i32');
  code.block((done) => {
    code.block((alone) => {
      code.get(row).i32(1).op('i32.add').tee(behind).get(end).op('i32.ge_u').brIf(alone);
      setOffset(code, second.post!, () => pushTarget(code, block, behind));
      code.get(second.post!, post!).op('i32.eq').brIf(alone);
      setOffset(code, second.index!, () => code.get(behind));
      pair.run();
      code.get(behind).set(row).br(done);
    });
    single.run();
  });
}

/**
 * Loads something of each cache line of the next spike's row, so that it is there when its turn comes: rows lie apart, and
 * a processor does not guess where.
 */
function fetchNext(
  code: Code,
  { targets }: SynapseBlock,
  { list, end, starts }: { readonly list: Local; readonly end: Local; readonly starts: Local },
): void {
  const line = code.local('i32');
  const stop = code.local('i32');
  const shift = targets.bytes === BYTES_PER_SHORT ? SHORT_SHIFT : INDEX_SHIFT;
  code
    .get(list)
    .i32(BYTES_PER_INDEX)
    .op('i32.add')
    .get(end)
    .op('i32.lt_u')
    .if(() => {
      code
        .get(starts)
        .get(list)
        .memory('i32.load', BYTES_PER_INDEX)
        .i32(INDEX_SHIFT)
        .op('i32.shl', 'i32.add')
        .tee(line);
      code.memory('i32.load', BYTES_PER_INDEX).i32(shift).op('i32.shl').set(stop);
      code.get(line).memory('i32.load', 0).i32(shift).op('i32.shl').set(line);
      code.block((exit) => {
        code.get(line, stop).op('i32.ge_u').brIf(exit);
        code.loop((again) => {
          code.get(line).memory('i32.load', targets.address).op('drop');
          code.get(line).i32(CACHE_LINE).op('i32.add').tee(line).get(stop).op('i32.lt_u').brIf(again);
        });
      });
    });
}

/** Bytes. */
const CACHE_LINE = 64;
