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
const PER_TURN_OF_SHORTS = 32;
/** From indices to blocks, of which a turn has four. */
const BLOCK_SHIFTS: ReadonlyMap<number, number> = new Map([
  [PER_TURN_OF_HALVES, 1],
  [PER_TURN_OF_SHORTS, 3],
]);
const BYTES_PER_NUMBER = 8;
const BYTES_PER_VECTOR = 16;
const NUMBER_SHIFT = 3;
const WORD = 2 ** 32;

/** Entries that a stretch needs, and before which of them its first lies: turns are done whole. */
export function withSlack(
  first: number,
  count: number,
): { readonly entries: number; readonly before: number } {
  const before = first % PER_TURN_OF_SHORTS;
  return { entries: Math.ceil((before + count) / PER_TURN_OF_SHORTS) * PER_TURN_OF_SHORTS, before };
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
  /** Index and tick to count, where 16 bits do not decide. */
  readonly exactly: FunctionRef;
}

export function fillCounts(module: ModuleBuilder, filling: Filling, counting: Counting): FunctionRef {
  const edges = edgesOf(counting.thresholds);
  return fill(module, filling, PER_TURN_OF_SHORTS, (code, offset, words, turn) => {
    words.forEach((word, w) => {
      code.get(word);
      splatShort(code, SIGN);
      code.simd('v128.xor').set(word);
      const count = countReached(code, word, edges);
      for (let quarter = 0; quarter < PER_VECTOR_OF_SHORTS / 2; quarter++) {
        code.get(offset);
        pushCounts(code, count, quarter, counting.from);
        code.simdMemory(
          'v128.store',
          ((w * PER_VECTOR_OF_SHORTS) / 2) * BYTES_PER_VECTOR + quarter * BYTES_PER_VECTOR,
        );
      }
    });
    words.forEach((word, w) => {
      countUndecided(code, word, edges, offset, turn, w * PER_VECTOR_OF_SHORTS, counting.exactly);
    });
  });
}

const PER_VECTOR_OF_SHORTS = 8;

/** Sixteen bits are reached if they are above `above`; if they are equal to `undecided`, the bits after them say so. */
interface Edge {
  readonly above: number;
  readonly undecided: boolean;
}

const LAST_BITS = 37;
const MOST_SHORT = 0xffff;
/** Words are compared with their sign turned, for comparisons of signed numbers are the cheaper ones. */
const SIGN = 0x8000;

function edgesOf(thresholds: Float64Array): Edge[] {
  return Array.from(thresholds, (threshold) => Math.ceil(threshold * 2 ** 53))
    .filter((bits) => bits < 2 ** 53)
    .map((bits) => {
      const first = Math.floor(bits / 2 ** LAST_BITS);
      const undecided = bits % 2 ** LAST_BITS !== 0;
      return { above: undecided ? first : first - 1, undecided };
    });
}

/** How many edges each of eight words is above. */
function countReached(code: Code, word: Local, edges: readonly Edge[]): Local {
  const count = code.local('v128');
  const always = edges.filter(({ above }) => above < 0).length;
  splatShort(code, always);
  for (const { above } of edges) {
    if (above < 0 || above >= MOST_SHORT) continue;
    code.get(word);
    splatShort(code, above ^ SIGN);
    code.simd('i16x8.gt_s', 'i16x8.sub');
  }
  code.set(count);
  return count;
}

/** Draws those of eight again that sixteen bits have not decided. */
function countUndecided(
  code: Code,
  word: Local,
  edges: readonly Edge[],
  offset: Local,
  { tick, number }: Turn,
  first: number,
  exactly: FunctionRef,
): void {
  const doubtful = [...new Set(edges.filter(({ undecided }) => undecided).map(({ above }) => above))];
  if (doubtful.length === 0) return;
  doubtful.forEach((same, k) => {
    code.get(word);
    splatShort(code, same ^ SIGN);
    code.simd('i16x8.eq');
    if (k > 0) code.simd('v128.or');
  });
  const bits = code.local('i32');
  const lane = code.local('i32');
  code.simd('i16x8.bitmask').tee(bits);
  code.if(() => {
    code.loop((again) => {
      code.get(bits).op('i32.ctz').set(lane);
      code.get(offset, lane).i32(NUMBER_SHIFT).op('i32.shl', 'i32.add');
      code
        .get(number, lane)
        .op('i32.add')
        .i32(first)
        .op('i32.add', 'f64.convert_i32_u')
        .get(tick)
        .call(exactly);
      code.memory('f64.store', first * BYTES_PER_NUMBER);
      // Takes the lowest bit away.
      code.get(bits, bits).i32(1).op('i32.sub', 'i32.and').tee(bits).brIf(again);
    });
  });
}

/** Two of eight counts as numbers. */
function pushCounts(code: Code, count: Local, quarter: number, from: number | undefined): void {
  if (from !== undefined) TWO_LANES.constant(code, from);
  code.get(count).simd(quarter < 2 ? 'i32x4.extend_low_i16x8_u' : 'i32x4.extend_high_i16x8_u');
  if (quarter % 2 === 1) {
    const four = code.local('v128');
    code.tee(four).get(four).shuffle(LAST_TWO);
  }
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

function splatShort(code: Code, short: number): void {
  code.v128(new Uint8Array(Uint16Array.of(short, short, short, short, short, short, short, short).buffer));
}
