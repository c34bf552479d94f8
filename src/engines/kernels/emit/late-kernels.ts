/**
 * The kernels of a projection whose synapses hear late of their targets' spikes:
 *
 *     on_post P (list, count, tick) -> 0           the listed targets have fired: that goes into the log
 *     catch_up P (row, begin, end) -> sum          the synapses of a row apply what they have not seen of it
 *
 * The sum is NaN where something written is.
 */
import { type Frame, loadColumn } from '../../../equations/kernel/frame.js';
import type { Code, FunctionRef, Local } from '../../../wasm/code.js';
import { ONE_IN_VECTOR, type Shape, TWO_LANES } from '../../../wasm/shape.js';
import { ITEM_BYTES, type Late } from '../layout/late.js';
import type { SynapseBlock } from '../layout/synapse-block.js';
import { BYTES_PER_INDEX, INDEX_SHIFT, NUMBER_SHIFT } from '../layout/widths.js';
import { AtSynapse, makeSum } from './at-synapse.js';
import { bothLanesInFirst } from './dense.js';
import type { KernelWorld } from './draws.js';
import { eachListed } from './loops.js';
import { type At, type Ends, makeAt, pushTarget, setOffset, synapseFrame } from './synapse-frame.js';

export function logPosts(block: SynapseBlock, late: Late, ends: Ends, world: KernelWorld): void {
  world.module.function(`on_post ${block.projection.index}`, ['i32', 'i32', 'f64'], ['i32'], (code) => {
    const [list, count, tick] = code.parameters;
    const at = makeAt(code);
    const entry = code.local('i32');
    const none = code.local('i32');
    const sum = makeSum(code);
    const frame = synapseFrame(block, ends, world, code, at, tick, 'on_post', ONE_IN_VECTOR);
    const target = new AtSynapse(frame, late.atOnce, block, sum);
    const pushPlace = (of: Local, shift: number): Code => code.get(of).i32(shift).op('i32.shl');
    eachListed(code, list, count, (fired) => {
      code.i32(0).i32(0).memory('i32.load', late.count).i32(1).op('i32.add').tee(entry);
      code.memory('i32.store', late.count);
      pushPlace(entry, INDEX_SHIFT);
      pushPlace(fired, INDEX_SHIFT).memory('i32.load', late.latest).memory('i32.store', late.earlier);
      pushPlace(fired, INDEX_SHIFT).get(entry).memory('i32.store', late.latest);
      pushPlace(entry, NUMBER_SHIFT).get(tick).memory('f64.store', late.ticks);
      setOffset(code, at.offsets.post!, () => code.get(fired));
      for (const [key, address] of late.before) {
        const stored = block.columns.get(key) as { readonly address: number };
        pushPlace(entry, NUMBER_SHIFT).get(at.offsets.post!);
        code.memory('f64.load', stored.address).memory('f64.store', address);
      }
      target.hoist();
      target.settle();
    });
    target.pushResult(none);
  });
}

/** An item of a list is where a synapse lies, and the entry of the log that it has to apply. */
interface Items {
  /** The synapses that have still to be looked at: from `first` to before `next`. */
  readonly first: Local;
  readonly next: Local;
  /** The list fills from its end downwards, and with it the row: so each synapse's entries come to lie oldest first. */
  readonly head: Local;
  readonly list: number;
  readonly offsets: Frame['offsets'];
}

export function catchUp(block: SynapseBlock, late: Late, ends: Ends, world: KernelWorld): FunctionRef {
  const name = `catch_up ${block.projection.index}`;
  return world.module.function(name, ['i32', 'i32', 'i32'], ['f64'], (code) => {
    const [row, begin, end] = code.parameters;
    const middle = code.local('i32');
    const seen = code.local('i32');
    const at = makeAt(code);
    const offsets = { index: at.offsets.index!, row: at.offsets.row!, entry: code.local('i32') };
    const second = { index: code.local('i32'), row: at.offsets.row!, entry: code.local('i32') };
    const sum = makeSum(code);
    const frameOf = (one: At, shape: Shape): Frame => lateFrame(block, late, ends, world, code, one, shape);
    const one = new AtSynapse(frameOf({ ...at, offsets }, ONE_IN_VECTOR), late.later, block, sum);
    const pair = new AtSynapse(frameOf({ ...at, offsets, second }, TWO_LANES), late.later, block, sum);
    // A synapse is in one of two lists only: what the two hold can be worked on side by side.
    const halves: readonly Items[] = [
      { first: begin, next: code.local('i32'), head: code.local('i32'), list: late.lists[0], offsets },
      {
        first: middle,
        next: code.local('i32'),
        head: code.local('i32'),
        list: late.lists[1],
        offsets: second,
      },
    ];
    const [low, high] = halves;
    const endOf = ({ list }: Items): number => list + late.listBytes;
    const [rest, last] = [code.local('i32'), code.local('i32')];
    /** Moves to the item at `head`, and `head` to the next. */
    const take = (head: Local, into: Frame['offsets']): void => {
      setOffset(code, into.index!, () => code.get(head).memory('i32.load', 0));
      setOffset(code, into.entry!, () => code.get(head).memory('i32.load', BYTES_PER_INDEX));
      code.get(head).i32(ITEM_BYTES).op('i32.add').set(head);
    };
    setOffset(code, offsets.row, () => code.get(row));
    code.get(row).i32(INDEX_SHIFT).op('i32.shl').memory('i32.load', late.seen).set(seen);
    code.get(row).i32(INDEX_SHIFT).op('i32.shl');
    code.i32(0).memory('i32.load', late.count).memory('i32.store', late.seen);
    code.get(begin, end).op('i32.add').i32(1).op('i32.shr_u').tee(middle).set(low.next);
    code.get(end).set(high.next);
    pair.hoist();
    one.hoist();
    code.loop((again) => {
      for (const half of halves) {
        code.i32(endOf(half)).set(half.head);
        gather(code, block, late, half, begin, seen);
      }
      eachUntil(
        code,
        [low.head, high.head],
        [() => code.i32(endOf(low)), () => code.i32(endOf(high))],
        () => {
          take(low.head, offsets);
          take(high.head, second);
          pair.run();
        },
      );
      // One of the two lists may have something left.
      code.get(high.head, low.head, low.head).i32(endOf(low)).op('i32.eq', 'select').set(rest);
      code.i32(endOf(high)).i32(endOf(low)).get(low.head).i32(endOf(low)).op('i32.eq', 'select').set(last);
      eachUntil(code, [rest], [() => code.get(last)], () => {
        take(rest, offsets);
        one.run();
      });
      code
        .get(low.next, low.first)
        .op('i32.ne')
        .get(high.next, high.first)
        .op('i32.ne', 'i32.or')
        .brIf(again);
    });
    bothLanesInFirst(code, sum);
    TWO_LANES.pushLane(code, sum, 0);
  });
}

/** Repeats `body` until one of the heads has come to its end. */
function eachUntil(
  code: Code,
  heads: readonly Local[],
  pushEnds: readonly (() => void)[],
  body: () => void,
): void {
  code.block((exit) => {
    code.loop((again) => {
      heads.forEach((head, k) => {
        code.get(head);
        pushEnds[k]();
        code.op('i32.eq').brIf(exit);
      });
      body();
      code.br(again);
    });
  });
}

/** Lists what the synapses of a half row have not seen, from its end on, as long as there is room for a whole log. */
function gather(
  code: Code,
  block: SynapseBlock,
  { latest, earlier, entries }: Late,
  { first, next, head, list }: Items,
  begin: Local,
  seen: Local,
): void {
  const entry = code.local('i32');
  code.block((exit) => {
    code.loop((again) => {
      code.get(next, first).op('i32.eq').brIf(exit);
      code
        .get(head)
        .i32(list + entries * ITEM_BYTES)
        .op('i32.lt_u')
        .brIf(exit);
      code.get(next).i32(1).op('i32.sub').set(next);
      if (block.dense) code.get(next, begin).op('i32.sub');
      else pushTarget(code, block, next);
      code.i32(INDEX_SHIFT).op('i32.shl').memory('i32.load', latest).tee(entry);
      code.get(seen).op('i32.gt_u', 'i32.eqz').brIf(again);
      code.loop((older) => {
        code.get(head).i32(ITEM_BYTES).op('i32.sub').tee(head).get(next).memory('i32.store', 0);
        code.get(head, entry).memory('i32.store', BYTES_PER_INDEX);
        code.get(entry).i32(INDEX_SHIFT).op('i32.shl').memory('i32.load', earlier).tee(entry);
        code.get(seen).op('i32.gt_u').brIf(older);
      });
      code.br(again);
    });
  });
}

/** As when the target fired: its tick, and what its synapses had in common then, are those of the entry. */
function lateFrame(
  block: SynapseBlock,
  late: Late,
  ends: Ends,
  world: KernelWorld,
  code: Code,
  at: At,
  shape: Shape,
): Frame {
  const frame = synapseFrame(block, ends, world, code, at, at.place, 'catch_up', shape);
  return {
    ...frame,
    names: {
      ...frame.names,
      column: (variable) => {
        const address = variable.owner === 'own' ? late.before.get(variable.key) : undefined;
        return address === undefined ? frame.names.column(variable) : { address, at: 'entry' };
      },
    },
    tick: (g) => g.leaf('tick', () => loadColumn(frame, { address: late.ticks, at: 'entry' }), true),
  };
}
