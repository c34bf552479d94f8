/**
 * Philox4x32-10 (clock/philox.ts) for four blocks at once: the lanes of four vectors, one for each word of a block.
 */
import { MULTIPLIERS, ROUNDS, WEYL } from '../../numeric/philox-constants.js';
import type { Code, Local } from '../code.js';

/** Words of a counter that all four blocks have in common, and the key. */
export interface Common {
  /** Push an i32. */
  tickLow(code: Code): void;
  tickHigh(code: Code): void;
  readonly slot: number;
  readonly key: readonly [number, number];
}

/** @param blocks numbers of the blocks. Returns where the four words are. */
export function philox(code: Code, blocks: Local, common: Common): readonly [Local, Local, Local, Local] {
  let [x0, x1, x2, x3] = [blocks, code.local('v128'), code.local('v128'), code.local('v128')];
  common.tickLow(code);
  code.simd('i32x4.splat').set(x1);
  common.tickHigh(code);
  code.simd('i32x4.splat').set(x2);
  code.i32(common.slot).simd('i32x4.splat').set(x3);
  let [k0, k1] = common.key;
  const product = [code.local('v128'), code.local('v128')] as const;
  for (let round = 0; round < ROUNDS; round++) {
    const [next0, next1, next2, next3] = [1, 2, 3, 4].map(() => code.local('v128'));
    multiply(code, x2, MULTIPLIERS[1], product);
    words(code, product, ODD_WORDS);
    code.get(x1).simd('v128.xor');
    splat(code, k0);
    code.simd('v128.xor').set(next0);
    words(code, product, EVEN_WORDS);
    code.set(next1);
    multiply(code, x0, MULTIPLIERS[0], product);
    words(code, product, ODD_WORDS);
    code.get(x3).simd('v128.xor');
    splat(code, k1);
    code.simd('v128.xor').set(next2);
    words(code, product, EVEN_WORDS);
    code.set(next3);
    [x0, x1, x2, x3] = [next0, next1, next2, next3];
    k0 = (k0 + WEYL[0]) | 0;
    k1 = (k1 + WEYL[1]) | 0;
  }
  return [x0, x1, x2, x3];
}

/** Products of 64 bits: of the first two lanes, and of the last two. */
function multiply(code: Code, x: Local, factor: number, [first, last]: readonly [Local, Local]): void {
  for (const [name, into] of [
    ['i64x2.extmul_low_i32x4_u', first],
    ['i64x2.extmul_high_i32x4_u', last],
  ] as const) {
    code.get(x);
    splat(code, factor);
    code.simd(name).set(into);
  }
}

function words(code: Code, [first, last]: readonly [Local, Local], which: readonly number[]): void {
  code.get(first, last).shuffle(which);
}

const bytesOf = (words32: readonly number[]): number[] =>
  words32.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte));
const EVEN_WORDS = bytesOf([0, 2, 4, 6]);
const ODD_WORDS = bytesOf([1, 3, 5, 7]);

function splat(code: Code, word: number): void {
  code.v128(new Uint8Array(Uint32Array.of(word, word, word, word).buffer));
}
