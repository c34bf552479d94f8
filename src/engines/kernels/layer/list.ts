/** Lists of the sources, or of the targets, that there is something to do for: their offsets in bytes. */
import type { Expression } from '../../../equations/expression.js';
import type { Side } from '../../../equations/layer/index.js';
import { printExpression } from '../../../equations/print.js';
import type { Code, Local } from '../../../wasm/code.js';
import { ONE_LANE, type Shape } from '../../../wasm/shape.js';
import { BYTES_PER_INDEX } from '../layout/widths.js';
import { advance, eachStep, setTo } from './layer-loops.js';
import { type LayerWorld, Valued } from './stand.js';

export interface List {
  readonly address: number;
  /** Entries in it. */
  readonly count: Local;
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
  const count = code.local('i32');
  setTo(code, count, world.layout.size.pre);
  return { address: world.layout.lists.everyPre, count };
}

/** Never inside a branch or a loop: what comes later takes the list to be there. */
export function listWhere(
  code: Code,
  world: LayerWorld,
  side: 'pre' | 'post',
  parts: readonly Expression[],
): List {
  const roots = parts.map(withoutPowers);
  return world.lists.of(side, roots, () => makeList(code, world, side, roots));
}

/** What is 0 at most where this is. */
function withoutPowers(part: Expression): Expression {
  if (part.kind === 'unary' && part.operator === '-') return withoutPowers(part.operand);
  const isSquare =
    part.kind === 'binary' &&
    part.operator === '*' &&
    printExpression(part.left) === printExpression(part.right);
  return isSquare ? withoutPowers(part.left) : part;
}

function makeList(code: Code, world: LayerWorld, side: 'pre' | 'post', parts: readonly Expression[]): List {
  const { layout, wide } = world;
  const [count, vector, at] = [code.local('i32'), code.local('i32'), code.local('i32')];
  const address = layout.lists[side];
  setTo(code, count, 0);
  setTo(code, vector, 0);
  const listOne = (): void => {
    // Written in any case, and kept only if it counts: cheaper than a branch that is often guessed wrong.
    code.get(count).i32(BYTES_PER_INDEX).op('i32.mul').get(at).memory('i32.store', address);
    code.get(count);
    pushWhether(code, world, ONE_LANE, side, at, parts);
    code.op('i32.add').set(count);
  };
  // Most are silent, and are passed over a vector at a time.
  const whole = Math.floor(layout.size[side] / wide.lanes) * wide.lanes * layout.bytes;
  eachStep(code, vector, whole, wide.lanes * layout.bytes, () => {
    pushWhether(code, world, wide, side, vector, parts);
    code.if(() => {
      code.get(vector).set(at);
      for (let lane = 0; lane < wide.lanes; lane++) {
        listOne();
        advance(code, at, layout.bytes);
      }
    });
  });
  setTo(code, at, whole);
  eachStep(code, at, layout.size[side] * layout.bytes, layout.bytes, listOne);
  return { address, count };
}

/** Pushes an i32: whether one of the parts is not 0, in any lane. */
export function pushWhether(
  code: Code,
  world: LayerWorld,
  shape: Shape,
  side: Side,
  at: Local,
  parts: readonly Expression[],
): void {
  parts.forEach((part, k) => {
    new Valued(code, world, { shape, offsets: { [side]: at } }, part, true).push();
    shape.anyTrue(code);
    if (k > 0) code.op('i32.or');
  });
}

/** Goes through the offsets in a list. */
export function overList(code: Code, { address, count }: List, body: (offset: Local) => void): void {
  const [entry, end, offset] = [code.local('i32'), code.local('i32'), code.local('i32')];
  setTo(code, entry, 0);
  code.get(count).i32(BYTES_PER_INDEX).op('i32.mul').set(end);
  code.block((exit) => {
    code.get(entry, end).op('i32.ge_u').brIf(exit);
    code.loop((again) => {
      code.get(entry).memory('i32.load', address).set(offset);
      body(offset);
      advance(code, entry, BYTES_PER_INDEX);
      code.get(entry, end).op('i32.lt_u').brIf(again);
    });
  });
}
