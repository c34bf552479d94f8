/**
 * Projections from all to all: the synapses of a spike lead to all targets one after the other, so they need no list of
 * targets, and are worked on as vectors.
 *
 *     on_pre P (list, count, starts, tick) -> synapses
 */
import { type Frame, loadColumn } from '../../../equations/kernel/frame.js';
import { Woven } from '../../../equations/kernel/weave.js';
import type { Program } from '../../../equations/program.js';
import type { Code, Local } from '../../../wasm/code.js';
import { ONE_IN_VECTOR, type Shape, TWO_LANES } from '../../../wasm/shape.js';
import { writtenKeys } from '../../number-watch.js';
import type { SynapseBlock } from '../layout/synapse-block.js';
import { sharedBy } from '../layout/synapse-columns.js';
import { BYTES_PER_NUMBER, entriesAhead, INDEX_SHIFT } from '../layout/widths.js';
import { eachListed } from './loops.js';
import { pushRow, setOffset } from './synapse-frame.js';

/** Makes the frame of a shape, so many synapses beyond the offsets. */
export type FrameOf = (shape: Shape, ahead: number) => Frame;

/** Vectors in a turn of the widest loop. */
const VECTORS = 4;

/** @param sum of what is written, for NaN. */
export function denseOnPre(
  code: Code,
  block: SynapseBlock,
  program: Program,
  frameOf: FrameOf,
  offsets: Frame['offsets'],
  sum: Local,
  beforeRow: (source: Local, first: Local, last: Local) => void,
): void {
  const [first, last] = [code.local('i32'), code.local('i32')];
  const [list, count, starts] = code.parameters;
  const [own, post] = [offsets.index!, offsets.post!];
  const size = block.stretch.to - block.stretch.from;
  const written = [...writtenKeys([program], block.projection.program.scope, 'own')];
  const turns = [
    { shape: TWO_LANES, vectors: VECTORS },
    { shape: TWO_LANES, vectors: 1 },
    { shape: ONE_IN_VECTOR, vectors: 1 },
  ].map(({ shape, vectors }) => ({
    step: vectors * shape.lanes,
    passes: Array.from({ length: vectors }, (_, vector) => {
      const ahead = vector * shape.lanes;
      const frame = frameOf(shape, ahead);
      return { ahead, frame, woven: new Woven(frame, program) };
    }),
  }));
  const all = turns.flatMap(({ passes }) => passes);
  const hoist = (): void => {
    for (const { woven } of all) woven.hoist();
  };
  const shares = sharedBy(block, 'row');
  if (!shares) hoist();
  eachListed(code, list, count, (spike) => {
    code.get(starts, spike).i32(INDEX_SHIFT).op('i32.shl', 'i32.add').memory('i32.load', 0).tee(first);
    code.i32(size).op('i32.add').set(last);
    beforeRow(spike, first, last);
    if (shares) {
      setOffset(code, offsets.row!, () => pushRow(code, block, starts, spike));
      hoist();
    }
    setOffset(code, own, () => code.get(first));
    code.i32(0).set(post);
    let from = 0;
    for (const { step, passes } of turns) {
      const to = from + Math.floor((size - from) / step) * step;
      if (to === from) continue;
      code.loop((again) => {
        for (const { ahead, frame, woven } of passes) {
          woven.run();
          for (const key of written) {
            const stored = block.columns.get(key)!;
            if ('constant' in stored || stored.at !== undefined) continue;
            loadColumn(frame, { ...entriesAhead(stored, ahead), at: 'index' });
            frame.shape.add(code.get(sum));
            code.set(sum);
          }
        }
        code
          .get(own)
          .i32(step * BYTES_PER_NUMBER)
          .op('i32.add')
          .set(own);
        code
          .get(post)
          .i32(step * BYTES_PER_NUMBER)
          .op('i32.add')
          .tee(post);
        code
          .i32(to * BYTES_PER_NUMBER)
          .op('i32.lt_u')
          .brIf(again);
      });
      from = to;
    }
    const [{ frame, woven }] = all;
    woven.settle((value) => {
      frame.shape.add(code.get(sum, value));
      code.set(sum);
    });
  });
  bothLanesInFirst(code, sum);
}

/** A sum is looked at in its first lane. */
export function bothLanesInFirst(code: Code, sum: Local): void {
  TWO_LANES.pushLane(code, sum, 0);
  TWO_LANES.pushLane(code, sum, 1);
  code.op('f64.add');
  TWO_LANES.widen(code);
  code.set(sum);
}
