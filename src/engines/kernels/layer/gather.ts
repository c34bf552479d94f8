/** Sums over synapses: of a target over its sources, of a source over its targets, and running sums. */
import { separate } from '../../../equations/algebra/separate.js';
import { type Expression, names } from '../../../equations/expression.js';
import { type Step, sideOf } from '../../../equations/layer/index.js';
import type { Code, Local } from '../../../wasm/code.js';
import { ONE_LANE } from '../../../wasm/shape.js';
import { BYTES_PER_INDEX } from '../layout/widths.js';
import { VECTOR_BYTES, VECTORS_IN_TURN } from './layer-layout.js';
import { advance, eachStep, setTo } from './layer-loops.js';
import { type List, listRows, overList, partsOf } from './list.js';
import { type LayerWorld, load, type Stand, splats, store, storeFresh, Valued } from './stand.js';
import { forTargets } from './wanted.js';

/** Rows that are added in one turn, so that the sums are fetched once for several; what is left is added by the smaller turns. */
const ROWS_IN_TURN = [8, 4, 2, 1];

/**
 * Sources whose part is 0 add nothing: their rows are left out.
 * @param guards where the sums are wanted: undefined for everywhere.
 */
export function gatherAtTargets(
  code: Code,
  world: LayerWorld,
  step: Step,
  guards?: readonly Expression[],
): void {
  const { target, value } = step;
  const rows = listRows(code, world, skippable(value));
  if ([...names(value)].every((name) => sideOf(name) === 'pre')) {
    sameForAll(code, world, step, rows);
    return;
  }
  forTargets(
    code,
    world,
    guards,
    (targets) => singleSums(code, world, step, rows, targets),
    () => wholeRows(code, world, target, value, rows),
  );
}

/** What sees the sources alone is added up once. */
function sameForAll(code: Code, world: LayerWorld, { target, value }: Step, rows: List): void {
  const { layout, wide } = world;
  const sum = code.local(wide.localType('number'));
  wide.constant(code, 0);
  code.set(sum);
  overList(code, rows, (pre) => {
    const stand: Stand = { shape: wide, offsets: {}, splat: splats(code, world, wide, value, 'pre', pre) };
    code.get(sum);
    new Valued(code, world, stand, value).push();
    wide.add(code);
    code.set(sum);
  });
  const post = code.local('i32');
  setTo(code, post, 0);
  eachStep(code, post, layout.room.post * layout.bytes, VECTOR_BYTES, () => {
    store(code, world, target, { shape: wide, offsets: { post } }, () => code.get(sum));
  });
}

function singleSums(code: Code, world: LayerWorld, { target, value }: Step, rows: List, targets: List): void {
  const sum = code.local('f64');
  overList(code, targets, (post) => {
    code.f64(0).set(sum);
    alongColumn(code, world, value, rows, post, (_stand, valued) => {
      code.get(sum);
      valued.push();
      code.op('f64.add').set(sum);
    });
    store(code, world, target, { shape: ONE_LANE, offsets: { post } }, () => code.get(sum));
  });
}

/** The synapses of one target. */
export function alongColumn(
  code: Code,
  world: LayerWorld,
  value: Expression,
  rows: List,
  post: Local,
  body: (stand: Stand, valued: Valued) => void,
): void {
  const [pre, own] = [code.local('i32'), code.local('i32')];
  const splat = splats(code, world, ONE_LANE, value, 'post', post);
  const stand: Stand = { shape: ONE_LANE, offsets: { pre, post, own }, splat };
  const valued = new Valued(code, world, stand, value).hoist();
  overList(code, rows, (offset) => {
    code.get(offset).set(pre);
    rowOffset(code, world, pre).get(post).op('i32.add').set(own);
    body(stand, valued);
  });
}

function wholeRows(code: Code, world: LayerWorld, target: string, value: Expression, rows: List): void {
  const { layout, wide } = world;
  const post = code.local('i32');
  setTo(code, post, 0);
  eachStep(code, post, layout.room.post * layout.bytes, VECTOR_BYTES, () => {
    store(code, world, target, { shape: wide, offsets: { post } }, () => wide.constant(code, 0));
  });
  const [list, end] = [code.local('i32'), code.local('i32')];
  setTo(code, list, rows.address);
  code.get(rows.bytes).i32(rows.address).op('i32.add').set(end);
  for (const count of ROWS_IN_TURN) {
    const left = count * BYTES_PER_INDEX;
    code.block((exit) => {
      code.loop((again) => {
        code.get(list).i32(left).op('i32.add').get(end).op('i32.gt_u').brIf(exit);
        addRows(code, world, target, value, list, count);
        advance(code, list, left);
        code.br(again);
      });
    });
  }
}

function addRows(
  code: Code,
  world: LayerWorld,
  target: string,
  value: Expression,
  list: Local,
  count: number,
): void {
  const { layout, wide } = world;
  const post = code.local('i32');
  const rows = Array.from({ length: count }, (_, k) => {
    const pre = code.local('i32');
    const own = code.local('i32');
    code
      .get(list)
      .memory('i32.load', k * BYTES_PER_INDEX)
      .set(pre);
    rowOffset(code, world, pre).set(own);
    return { pre, own, splat: splats(code, world, wide, value, 'pre', pre) };
  });
  setTo(code, post, 0);
  const stands = (ahead: number): Stand[] =>
    rows.map(({ own, splat }) => ({ shape: wide, offsets: { own, post }, splat, ahead }));
  const turn = Array.from({ length: VECTORS_IN_TURN }, (_, ahead) => ({
    at: { shape: wide, offsets: { post }, ahead },
    values: stands(ahead).map((stand) => new Valued(code, world, stand, value).hoist()),
  }));
  eachStep(code, post, layout.room.post * layout.bytes, VECTOR_BYTES * VECTORS_IN_TURN, () => {
    for (const { at, values } of turn)
      storeFresh(code, world, target, at, () => {
        load(code, world, target, at);
        for (const one of values) {
          one.push();
          wide.add(code);
        }
      });
    for (const { own } of rows) advance(code, own, VECTOR_BYTES * VECTORS_IN_TURN);
  });
}

/** Pushes where the row of a source begins. */
export function rowOffset(code: Code, { layout }: LayerWorld, pre: Local): Code {
  return code
    .get(pre)
    .i32(layout.rowBytes / layout.bytes)
    .op('i32.mul');
}

/** Conditions on the source under one of which its row has to be looked at; undefined: always. */
function skippable(value: Expression): readonly Expression[] | undefined {
  return partsOf(separate(value, sideOf), 'pre');
}

/** A source's sum over its targets, in their order: the whole of it, or as it is at each of them. */
export function gatherAlongRows(
  code: Code,
  world: LayerWorld,
  { target, value }: Step,
  keep: 'the whole' | 'each',
): void {
  const { layout } = world;
  const [pre, own, post] = [code.local('i32'), code.local('i32'), code.local('i32')];
  const stand: Stand = { shape: ONE_LANE, offsets: { pre, own, post } };
  const sum = code.local('f64');
  const storeSum = (): void => store(code, world, target, stand, () => code.get(sum));
  setTo(code, pre, 0);
  eachStep(code, pre, layout.size.pre * layout.bytes, layout.bytes, () => {
    rowOffset(code, world, pre).set(own);
    code.f64(0).set(sum);
    setTo(code, post, 0);
    eachStep(code, post, layout.size.post * layout.bytes, layout.bytes, () => {
      code.get(sum);
      new Valued(code, world, stand, value).push();
      code.op('f64.add').set(sum);
      if (keep === 'each') storeSum();
      advance(code, own, layout.bytes);
    });
    if (keep === 'the whole') storeSum();
  });
}
