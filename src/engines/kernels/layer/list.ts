/** Lists of the sources, or of the targets, that there is something to do for: their offsets in bytes. */
import { type Expression, symbol } from '../../../equations/expression.js';
import { INPUT, type Side } from '../../../equations/layer/index.js';
import type { Code, Local } from '../../../wasm/code.js';
import { ONE_LANE, type Shape } from '../../../wasm/shape.js';
import { BYTES_PER_INDEX } from '../layout/widths.js';
import { advance, eachStep, setTo } from './layer-loops.js';
import { quickGuard } from './quick-guard.js';
import { type LayerWorld, Valued } from './stand.js';

export interface List {
  readonly address: number;
  readonly bytes: Local;
}

/** One part of that side of each term; undefined where a term has none, or there are no terms. */
export function partsOf(
  terms: readonly { readonly parts: ReadonlyMap<Side, Expression> }[] | undefined,
  side: Side,
): readonly Expression[] | undefined {
  const parts = terms?.map((term) => term.parts.get(side));
  const known = parts?.filter((part) => part !== undefined);
  return known?.length === 0 || known?.length !== parts?.length ? undefined : known;
}

/** @param parts one of which is not 0 where there is work to do; undefined: for every source. */
export function listRows(code: Code, world: LayerWorld, parts: readonly Expression[] | undefined): List {
  if (parts !== undefined) return listWhere(code, world, 'pre', parts);
  const bytes = code.local('i32');
  setTo(code, bytes, world.layout.size.pre * BYTES_PER_INDEX);
  return { address: world.layout.lists.everyPre, bytes };
}

/** Never inside a branch or a loop: what comes later takes the list to be there. */
export function listWhere(
  code: Code,
  world: LayerWorld,
  side: 'pre' | 'post',
  parts: readonly Expression[],
): List {
  const guards = parts.map(quickGuard);
  return world.lists.of(side, guards, () => {
    const [guard] = guards;
    if (guards.length === 1 && guard.kind === 'symbol' && guard.name === INPUT) return inputList(code, world);
    return makeList(code, world, side, guards, world.layout.lists[side]);
  });
}

/** Of the inputs that are not 0, made when they are told. */
function inputList(code: Code, { layout, wishes }: LayerWorld): List {
  const { list, bytes: at } = layout.lists.input;
  const bytes = code.local('i32');
  code.i32(at).memory('i32.load', 0).set(bytes);
  wishes.inputList = true;
  return { address: list, bytes };
}

export function writeInputList(code: Code, world: LayerWorld): void {
  const { list, bytes: at } = world.layout.lists.input;
  const { bytes } = makeList(code, world, 'pre', [symbol(INPUT)], list);
  code.i32(at).get(bytes).memory('i32.store', 0);
}

function makeList(
  code: Code,
  world: LayerWorld,
  side: 'pre' | 'post',
  guards: readonly Expression[],
  address: number,
): List {
  const { layout, wide } = world;
  const [bytes, at, active] = [code.local('i32'), code.local('i32'), code.local('i32')];
  setTo(code, bytes, 0);
  setTo(code, at, 0);
  // Written in any case, and kept only if it counts: cheaper than a branch that is often guessed wrong.
  const listOne = (lane: number): void => {
    code
      .get(bytes, at)
      .i32(lane * layout.bytes)
      .op('i32.add')
      .memory('i32.store', address);
    code.get(active).i32(lane).op('i32.shr_u').i32(1).op('i32.and').i32(BYTES_PER_INDEX).op('i32.mul');
    code.get(bytes).op('i32.add').set(bytes);
  };
  // Most are silent, and are passed over a vector at a time.
  const whole = Math.floor(layout.size[side] / wide.lanes) * wide.lanes * layout.bytes;
  eachStep(code, at, whole, wide.lanes * layout.bytes, () => {
    pushWhere(code, world, wide, side, at, guards);
    code.tee(active);
    code.if(() => {
      for (let lane = 0; lane < wide.lanes; lane++) listOne(lane);
    });
  });
  eachStep(code, at, layout.size[side] * layout.bytes, layout.bytes, () => {
    pushWhere(code, world, ONE_LANE, side, at, guards);
    code.set(active);
    listOne(0);
  });
  return { address, bytes };
}

/** Pushes an i32 with a bit for each lane: whether one of these is not 0 there. */
export function pushWhere(
  code: Code,
  world: LayerWorld,
  shape: Shape,
  side: Side,
  at: Local,
  guards: readonly Expression[],
): void {
  guards.forEach((guard, k) => {
    new Valued(code, world, { shape, offsets: { [side]: at } }, guard, true).push();
    shape.truthBits(code);
    if (k > 0) code.op('i32.or');
  });
}

/** Goes through the offsets in a list. */
export function overList(code: Code, { address, bytes }: List, body: (offset: Local) => void): void {
  const [entry, offset] = [code.local('i32'), code.local('i32')];
  setTo(code, entry, 0);
  code.block((exit) => {
    code.get(entry, bytes).op('i32.ge_u').brIf(exit);
    code.loop((again) => {
      code.get(entry).memory('i32.load', address).set(offset);
      body(offset);
      advance(code, entry, BYTES_PER_INDEX);
      code.get(entry, bytes).op('i32.lt_u').brIf(again);
    });
  });
}
