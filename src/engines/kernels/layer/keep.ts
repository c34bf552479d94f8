/**
 * New values of what is kept. Where a rule only adds to its weights, and adds nothing to the synapses of silent sources or
 * silent targets, those are not visited.
 */
import { separateChange } from '../../../equations/algebra/separate.js';
import { type Side, type Step, sideOf } from '../../../equations/layer/index.js';
import type { Code, Local } from '../../../wasm/code.js';
import { ONE_LANE } from '../../../wasm/shape.js';
import { BYTES_PER_INDEX } from '../layout/widths.js';
import { listRows, listWhere, partsOf, rowOffset, splats } from './gather.js';
import { VECTOR_BYTES, VECTORS_IN_TURN } from './layer-layout.js';
import { advance, eachStep, setTo } from './layer-loops.js';
import { type LayerWorld, type Stand, store, Valued } from './stand.js';

/** Single synapses, each in a cache line of its own, are dearer than those of whole rows. */
const FEW_TARGETS = 1 / 16;

export function keepInSynapses(code: Code, world: LayerWorld, { target, value }: Step): void {
  const { layout } = world;
  const change = separateChange(value, target, sideOf);
  const rows = listRows(code, world, partsOf(change, 'pre'));
  const guards = partsOf(change, 'post');
  if (guards === undefined) {
    wholeRows(code, world, rows, target, value);
    return;
  }
  const targets = listWhere(code, world, 'post', guards);
  const few = Math.floor(layout.size.post * FEW_TARGETS);
  code.get(targets).i32(few).op('i32.gt_u');
  code.if(() => wholeRows(code, world, rows, target, value));
  code.get(targets).i32(few).op('i32.gt_u', 'i32.eqz');
  code.if(() => singleSynapses(code, world, rows, targets, target, value));
}

function wholeRows(code: Code, world: LayerWorld, rows: Local, target: string, value: Step['value']): void {
  const { layout, wide } = world;
  overList(code, world, 'pre', rows, (pre) => {
    const [own, post] = [code.local('i32'), code.local('i32')];
    rowOffset(code, world, pre).set(own);
    setTo(code, post, 0);
    const splat = splats(code, world, value, pre);
    const turn = Array.from({ length: VECTORS_IN_TURN }, (_, ahead) => {
      const stand: Stand = { shape: wide, offsets: { own, post }, splat, ahead };
      return { stand, value: new Valued(code, world, stand, value).hoist() };
    });
    eachStep(code, post, layout.room.post * layout.bytes, VECTOR_BYTES * VECTORS_IN_TURN, () => {
      for (const one of turn) store(code, world, target, one.stand, () => one.value.push());
      advance(code, own, VECTOR_BYTES * VECTORS_IN_TURN);
    });
  });
}

function singleSynapses(
  code: Code,
  world: LayerWorld,
  rows: Local,
  targets: Local,
  target: string,
  value: Step['value'],
): void {
  const own = code.local('i32');
  overList(code, world, 'pre', rows, (pre) =>
    overList(code, world, 'post', targets, (post) => {
      rowOffset(code, world, pre).get(post).op('i32.add').set(own);
      const stand: Stand = { shape: ONE_LANE, offsets: { pre, post, own } };
      store(code, world, target, stand, () => new Valued(code, world, stand, value).push());
    }),
  );
}

/** Goes through the offsets in a list. */
function overList(
  code: Code,
  { layout }: LayerWorld,
  side: 'pre' | 'post',
  count: Local,
  body: (offset: Local) => void,
): void {
  const [entry, end, offset] = [code.local('i32'), code.local('i32'), code.local('i32')];
  setTo(code, entry, 0);
  code.get(count).i32(BYTES_PER_INDEX).op('i32.mul').set(end);
  code.block((exit) => {
    code.get(entry, end).op('i32.ge_u').brIf(exit);
    code.loop((again) => {
      code.get(entry).memory('i32.load', layout.lists[side]).set(offset);
      body(offset);
      advance(code, entry, BYTES_PER_INDEX);
      code.get(entry, end).op('i32.lt_u').brIf(again);
    });
  });
}

/** For each neuron of a side, from its own values. */
export function computeInNeurons(code: Code, world: LayerWorld, { target, value }: Step): void {
  const { layout, wide } = world;
  const side = sideOf(target) as Exclude<Side, 'own'>;
  const at = code.local('i32');
  setTo(code, at, 0);
  const stand: Stand = { shape: wide, offsets: { [side]: at } };
  const valued = new Valued(code, world, stand, value).hoist();
  eachStep(code, at, layout.room[side] * layout.bytes, VECTOR_BYTES, () =>
    store(code, world, target, stand, () => valued.push()),
  );
}
