/**
 * Functions that draw for a stretch of neighbouring indices at once, into f64s in memory: the same numbers as a RandomStream
 * draws one by one. Each takes the tick, as f64.
 */
import type { Code, FunctionRef, Local } from '../code.js';
import { Emitter } from '../emit.js';
import { log } from '../functions/log.js';
import { cosTurns, sinTurns } from '../functions/trigonometric.js';
import { Graph, type Node } from '../graph.js';
import type { ModuleBuilder } from '../module.js';
import { TWO_LANES } from '../shape.js';
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

/** Indices that share blocks: a turn of a loop draws for all of them. */
const PER_TURN_OF_HALVES = 8;
const PER_TURN_OF_WORDS = 16;
/** From indices to blocks, of which a turn has four. */
const BLOCK_SHIFTS: ReadonlyMap<number, number> = new Map([
  [PER_TURN_OF_HALVES, 1],
  [PER_TURN_OF_WORDS, 2],
]);
const BYTES_PER_NUMBER = 8;
const BYTES_PER_VECTOR = 16;
const WORD = 2 ** 32;

/** Entries that a stretch needs, and before which of them its first lies: turns are done whole. */
export function withSlack(
  first: number,
  count: number,
): { readonly entries: number; readonly before: number } {
  const before = first % PER_TURN_OF_WORDS;
  return { entries: Math.ceil((before + count) / PER_TURN_OF_WORDS) * PER_TURN_OF_WORDS, before };
}

/** Uniform numbers. */
export function fillUniform(module: ModuleBuilder, filling: Filling): FunctionRef {
  return fill(module, filling, PER_TURN_OF_HALVES, (code, offset, [w0, w1, w2, w3]) => {
    [fractions(code, w0, w1), fractions(code, w2, w3)].flat().forEach((pair, nth) => {
      code.get(offset, pair).simdMemory('v128.store', nth * BYTES_PER_VECTOR);
    });
  });
}

/** Normal numbers. @param logOutside for arguments that do not come up here. */
export function fillNormal(module: ModuleBuilder, filling: Filling, logOutside: FunctionRef): FunctionRef {
  return fill(module, filling, PER_TURN_OF_HALVES, (code, offset, [w0, w1, w2, w3]) => {
    const radii = fractions(code, w0, w1);
    const angles = fractions(code, w2, w3);
    radii.forEach((uniform, nth) => {
      const g = new Graph();
      const of = (local: Local): Node => g.leaf(String(local.index), () => code.get(local), true);
      const radius = g.sqrt(g.mul(g.number(-2), log(g, g.sub(g.number(1), of(uniform)), logOutside)));
      const values = [cosTurns, sinTurns].map((turn) => g.mul(radius, turn(g, of(angles[nth]))));
      const emitter = new Emitter(code, TWO_LANES, values);
      values.forEach((value, half) => {
        code.get(offset);
        emitter.push(value);
        code.simdMemory('v128.store', (half * radii.length + nth) * BYTES_PER_VECTOR);
      });
    });
  });
}

/** How many of the ascending thresholds a uniform number reaches; those are multiples of 2^-53. */
export interface Counting {
  readonly thresholds: Float64Array;
  /** Counts are taken from this, if it is given. */
  readonly from?: number;
  /** Index and tick to count, where 32 bits do not decide. */
  readonly exactly: FunctionRef;
}

export function fillCounts(module: ModuleBuilder, filling: Filling, counting: Counting): FunctionRef {
  const edges = edgesOf(counting.thresholds);
  return fill(module, filling, PER_TURN_OF_WORDS, (code, offset, words, { tick, number }) => {
    const undecided = code.local('v128');
    const counts = words.map((word) => countIn(code, word, edges, undecided));
    counts.forEach((count, w) => {
      [0, 1].forEach((half) => {
        code.get(offset);
        pushCounts(code, count, half, counting.from);
        code.simdMemory('v128.store', (2 * w + half) * BYTES_PER_VECTOR);
      });
    });
    code
      .get(undecided)
      .simd('v128.any_true')
      .if(() => {
        for (let nth = 0; nth < PER_TURN_OF_WORDS; nth++) {
          code
            .get(offset)
            .get(number)
            .i32(nth)
            .op('i32.add', 'f64.convert_i32_u')
            .get(tick)
            .call(counting.exactly);
          code.memory('f64.store', nth * BYTES_PER_NUMBER);
        }
      });
    code.v128(new Uint8Array(BYTES_PER_VECTOR)).set(undecided);
  });
}

/** The word from which on a threshold is surely reached, and the one that does not decide, if there is one. */
interface Edge {
  readonly surely: number;
  readonly undecided: number | undefined;
}

const LAST_BITS = 21;

function edgesOf(thresholds: Float64Array): Edge[] {
  return Array.from(thresholds, (threshold) => Math.ceil(threshold * 2 ** 53))
    .filter((bits) => bits < 2 ** 53)
    .map((bits) => {
      const word = Math.floor(bits / 2 ** LAST_BITS);
      return bits % 2 ** LAST_BITS === 0
        ? { surely: word, undecided: undefined }
        : { surely: word + 1, undecided: word };
    });
}

/** Thresholds looked at before asking whether any lane is beyond them. */
const EDGES_AT_ONCE = 4;

function countIn(code: Code, word: Local, edges: readonly Edge[], undecided: Local): Local {
  const count = code.local('v128');
  code.v128(new Uint8Array(BYTES_PER_VECTOR)).set(count);
  code.block((exit) => {
    edges.forEach(({ surely, undecided: same }, k) => {
      if (k > 0 && k % EDGES_AT_ONCE === 0) {
        // Thresholds ascend: who has not reached the last has not reached the next, nor is equal to its word.
        code.get(word);
        splat(code, edges[k - 1].surely);
        code.simd('i32x4.ge_u', 'v128.any_true').op('i32.eqz').brIf(exit);
      }
      if (surely < WORD) {
        code.get(count, word);
        splat(code, surely);
        code.simd('i32x4.ge_u', 'i32x4.sub').set(count);
      }
      if (same === undefined) return;
      code.get(undecided, word);
      splat(code, same);
      code.simd('i32x4.eq', 'v128.or').set(undecided);
    });
  });
  return count;
}

/** Two of four counts as numbers. */
function pushCounts(code: Code, count: Local, half: number, from: number | undefined): void {
  if (from !== undefined) TWO_LANES.constant(code, from);
  code.get(count);
  if (half === 1) code.get(count).shuffle(LAST_TWO);
  code.simd('f64x2.convert_low_i32x4_u');
  if (from !== undefined) code.simd('f64x2.sub');
}

/** A turn of a loop over a stretch. */
interface Turn {
  readonly tick: Local;
  /** The first index of the turn, i32. */
  readonly number: Local;
}

function fill(
  module: ModuleBuilder,
  { name, key, slot, address, first, count }: Filling,
  perTurn: number,
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
      code.get(number).i32(BLOCK_SHIFTS.get(perTurn)!).op('i32.shr_u').simd('i32x4.splat');
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

/** ((high >> 5) 2^26 + (low >> 6)) / 2^53 of four lanes: of the first two, and of the last two. */
function fractions(code: Code, high: Local, low: Local): Local[] {
  return [0, 1].map((half) => {
    const push = (word: Local, shift: number): void => {
      code.get(word);
      if (half === 1) code.get(word).shuffle(LAST_TWO);
      code.i32(shift).simd('i32x4.shr_u', 'f64x2.convert_low_i32x4_u');
    };
    const result = code.local('v128');
    push(high, 5);
    TWO_LANES.constant(code, 2 ** 26);
    code.simd('f64x2.mul');
    push(low, 6);
    code.simd('f64x2.add');
    TWO_LANES.constant(code, 2 ** -53);
    code.simd('f64x2.mul').set(result);
    return result;
  });
}

/** Brings the last two of four words to the front. */
const LAST_TWO = [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7];

function splat(code: Code, word: number): void {
  code.v128(new Uint8Array(Uint32Array.of(word, word, word, word).buffer));
}
