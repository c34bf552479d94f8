/** The end of a turn of `integrate`: whoever has crossed the threshold is put on the list of those that fire. */
import { loadColumn, storeColumn } from '../../../equations/kernel/frame.js';
import type { Code, Local } from '../../../wasm/code.js';
import { ONE_LANE, type Shape } from '../../../wasm/shape.js';
import type { NeuronBlock } from '../layout/neuron-block.js';
import { BYTES_PER_NUMBER, entriesAhead, INDEX_SHIFT, NUMBER_SHIFT } from '../layout/widths.js';

export interface Firing {
  readonly block: NeuronBlock;
  /** In bytes, of the first neuron of the turn. */
  readonly offset: Local;
  /** Counts. */
  readonly fired: Local;
  /** Not 0 once something was NaN. */
  readonly lost: Local;
  readonly tick: Local;
  /** Seconds. */
  readonly dt: number;
}

/**
 * @param truths of the turn's neurons, vector by vector. @param told numbers that are NaN if something was.
 * Usually neither is the case, and that is found out at once.
 */
export function listFired(
  code: Code,
  shape: Shape,
  truths: readonly Local[],
  told: readonly Local[],
  firing: Firing,
): void {
  const lost = told.length === 0 ? undefined : pushLost(code, shape, told);
  const any = lost === undefined ? truths : [...truths, lost];
  if (any.length === 0) return;
  const [first, ...rest] = any;
  code.get(first);
  for (const truth of rest) code.get(truth).simd('v128.or');
  code.simd('v128.any_true').if(() => {
    if (lost !== undefined)
      code.get(lost).simd('v128.any_true').get(firing.lost).op('i32.or').set(firing.lost);
    const bits = code.local('i32');
    truths.forEach((truth, vector) => {
      shape.truthBits(code.get(truth));
      code.set(bits);
      for (let lane = 0; lane < shape.lanes; lane++) {
        const ahead = vector * shape.lanes + lane;
        code.get(bits).i32(lane).op('i32.shr_u').i32(1).op('i32.and');
        pushExists(code, firing, ahead);
        code.op('i32.and');
        if (firing.block.frozen !== undefined) {
          pushMayFire(code, firing, ahead);
          code.op('i32.and');
        }
        code.if(() => listOne(code, firing, ahead));
      }
    });
  });
}

/** Of one neuron, whose truth value is an i32 on the stack. */
export function listIfFired(code: Code, firing: Firing): void {
  if (firing.block.frozen !== undefined) {
    pushMayFire(code, firing, 0);
    code.op('i32.and');
  }
  code.if(() => listOne(code, firing, 0));
}

/** In which lanes the sum of the numbers is NaN. */
function pushLost(code: Code, shape: Shape, [first, ...rest]: readonly Local[]): Local {
  const sum = code.local(shape.localType('number'));
  const lost = code.local(shape.localType('mask'));
  code.get(first);
  for (const other of rest) shape.add(code.get(other));
  code.set(sum);
  shape.differ(code.get(sum, sum));
  code.set(lost);
  return lost;
}

/** Behind the last neuron there is room in which doubles of it live. */
function pushExists(code: Code, { block, offset }: Firing, ahead: number): void {
  code
    .get(offset)
    .i32(ahead * BYTES_PER_NUMBER)
    .op('i32.add')
    .i32(block.size * BYTES_PER_NUMBER)
    .op('i32.lt_u');
}

/** Of those that the sweep did not ask. */
function pushMayFire(code: Code, { block, offset }: Firing, ahead: number): void {
  const standing = { code, shape: ONE_LANE, offsets: { index: offset } };
  loadColumn(standing, { ...entriesAhead(block.columns.get('not_refractory')!, ahead), at: 'index' });
  code.f64(0).op('f64.ne');
}

/** @param ahead neurons beyond the offset. */
function listOne(code: Code, { block, offset, fired, tick, dt }: Firing, ahead: number): void {
  code.get(fired).i32(INDEX_SHIFT).op('i32.shl');
  code.get(offset).i32(NUMBER_SHIFT).op('i32.shr_u').i32(ahead).op('i32.add');
  code.memory('i32.store', block.fired);
  code.get(fired).i32(1).op('i32.add').set(fired);
  const entry = { code, shape: ONE_LANE, offsets: { index: offset } };
  const lastspike = block.columns.get('lastspike');
  if (lastspike !== undefined)
    storeColumn(entry, { ...entriesAhead(lastspike, ahead), at: 'index' }, () =>
      code.get(tick).f64(dt).op('f64.mul'),
    );
  const notRefractory = block.columns.get('not_refractory');
  if (notRefractory !== undefined)
    storeColumn(entry, { ...entriesAhead(notRefractory, ahead), at: 'index' }, () => code.f64(0));
}
