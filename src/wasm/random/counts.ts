/**
 * Counts of a stretch: neighbours have sixteen bits of a block each, and where those do not decide the number is drawn by
 * itself.
 */
import { FRACTION_BITS, LAST_BITS, SHORT_BITS } from '../../numeric/random-bits.js';
import type { Code, FunctionRef, Local } from '../code.js';
import type { ModuleBuilder } from '../module.js';
import { TWO_LANES } from '../shape.js';
import {
  BYTES_PER_NUMBER,
  BYTES_PER_VECTOR,
  type Filling,
  fillStretch,
  LAST_TWO,
  SHORTS,
  type Turn,
} from './stretch.js';

const NUMBER_SHIFT = 3;
const PER_VECTOR_OF_SHORTS = 8;

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
  return fillStretch(module, filling, SHORTS, (code, offset, words, turn) => {
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

/** Sixteen bits greater than `above` have reached it; of those equal to it, where it is undecided, the bits after them tell. */
interface Edge {
  readonly above: number;
  readonly undecided: boolean;
}

const MOST_SHORT = 2 ** SHORT_BITS - 1;
/** Words are compared with their sign turned, for comparisons of signed numbers are the cheaper ones. */
const SIGN = 0x8000;

function edgesOf(thresholds: Float64Array): Edge[] {
  return Array.from(thresholds, (threshold) => Math.ceil(threshold * 2 ** FRACTION_BITS))
    .filter((bits) => bits < 2 ** FRACTION_BITS)
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

function splatShort(code: Code, short: number): void {
  code.v128(new Uint8Array(Uint16Array.of(short, short, short, short, short, short, short, short).buffer));
}
