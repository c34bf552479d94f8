/**
 * Functions that draw for a stretch of neighbouring indices at once, into f64s in memory: the same numbers as a RandomStream
 * draws one by one. Each takes the tick, as f64.
 */
import type { Code, FunctionRef, Local } from '../code.js';
import type { ModuleBuilder } from '../module.js';
import { philox } from './philox.js';

/** What is drawn, and where it goes. */
export interface Filling {
  readonly name: string;
  readonly key: readonly [number, number];
  readonly slot: number;
  /** Of the first index; `withSlack` says how much room there must be. */
  readonly address: number;
  readonly first: number;
  readonly count: number;
}

/** How many neighbours share four blocks (clock/places.ts); a turn of a loop draws for all of them. */
export interface Sharing {
  readonly perTurn: number;
  /** From the first index of a turn to its first block. */
  readonly blockShift: number;
}

export const HALVES: Sharing = { perTurn: 8, blockShift: 1 };
export const SHORTS: Sharing = { perTurn: 32, blockShift: 3 };

export const BYTES_PER_NUMBER = 8;
export const BYTES_PER_VECTOR = 16;
const WORD = 2 ** 32;

/** Entries that a stretch needs, and before which of them its first lies: turns are done whole. */
export function withSlack(
  first: number,
  count: number,
): { readonly entries: number; readonly before: number } {
  const before = first % SHORTS.perTurn;
  return { entries: Math.ceil((before + count) / SHORTS.perTurn) * SHORTS.perTurn, before };
}

/** A turn of a loop over a stretch. */
export interface Turn {
  readonly tick: Local;
  /** The first index of the turn, i32. */
  readonly number: Local;
}

/** A function that makes the words of the stretch's blocks, four blocks a turn, and has `body` make numbers of them. */
export function fillStretch(
  module: ModuleBuilder,
  { name, key, slot, address, first, count }: Filling,
  { perTurn, blockShift }: Sharing,
  body: (code: Code, offset: Local, words: readonly [Local, Local, Local, Local], turn: Turn) => void,
): FunctionRef {
  const begin = Math.floor(first / perTurn) * perTurn;
  const turns = Math.ceil((first + count - begin) / perTurn);
  return module.function(name, ['f64'], [], (code) => {
    const [tick] = code.parameters;
    const offset = code.local('i32');
    const number = code.local('i32');
    const blocks = code.local('v128');
    const low = code.local('i32');
    const high = code.local('i32');
    code.get(tick).op('i64.trunc_f64_u').op('i32.wrap_i64').set(low);
    code
      .get(tick)
      .f64(1 / WORD)
      .op('f64.mul', 'i64.trunc_f64_u', 'i32.wrap_i64')
      .set(high);
    code.i32(address - (first - begin) * BYTES_PER_NUMBER).set(offset);
    code.i32(begin).set(number);
    code.loop((again) => {
      code.get(number).i32(blockShift).op('i32.shr_u').simd('i32x4.splat');
      code
        .v128(new Uint8Array(Uint32Array.of(0, 1, 2, 3).buffer))
        .simd('i32x4.add')
        .set(blocks);
      const words = philox(code, blocks, {
        tickLow: () => code.get(low),
        tickHigh: () => code.get(high),
        slot,
        key,
      });
      body(code, offset, words, { tick, number });
      code
        .get(offset)
        .i32(perTurn * BYTES_PER_NUMBER)
        .op('i32.add')
        .set(offset);
      code
        .get(number)
        .i32(perTurn)
        .op('i32.add')
        .tee(number)
        .i32(begin + turns * perTurn)
        .op('i32.ne')
        .brIf(again);
    });
  });
}

/** Brings the last two of four words to the front. */
export const LAST_TWO = [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7];
