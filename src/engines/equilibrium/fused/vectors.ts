/** What the kernels do with vectors of four f32. */
import type { Code, Local } from '../../../wasm/code.js';
import { BYTES, LANES, VECTOR_BYTES } from './layout.js';

/** Goes through `bytes` (at least a vector) in steps; `offset` is told to each turn. */
export function eachVector(code: Code, bytes: number, body: (offset: Local) => void): void {
  const offset = code.local('i32');
  code.i32(0).set(offset);
  code.loop((again) => {
    body(offset);
    code.get(offset).i32(VECTOR_BYTES).op('i32.add').tee(offset).i32(bytes).op('i32.lt_u').brIf(again);
  });
}

export function splat(code: Code, value: number): Code {
  return code.v128(new Uint8Array(new Float32Array(LANES).fill(value).buffer));
}

/** Adds the sum of the four numbers of a vector to the number at `address` plus `at` bytes. */
export function addSumTo(code: Code, vector: Local, address: Local, at: number): void {
  const sum = code.local('v128');
  code.get(vector, vector, vector).shuffle(OTHER_HALF).simd('f32x4.add').tee(sum);
  code.get(sum, sum).shuffle(OTHER_OF_PAIR).simd('f32x4.add');
  code.get(address).simdMemory('v128.load32_zero', at).simd('f32x4.add').set(sum);
  code.get(address, sum).simdLaneMemory('v128.store32_lane', at, 0);
}

const lanes = (...order: number[]): number[] =>
  order.flatMap((lane) => Array.from({ length: BYTES }, (_, byte) => lane * BYTES + byte));
const OTHER_HALF = lanes(2, 3, 0, 1);
const OTHER_OF_PAIR = lanes(1, 0, 3, 2);
