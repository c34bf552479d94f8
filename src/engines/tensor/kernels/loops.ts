/** What the kernels here are made of: loops that count down, pointers that go forward. */
import type { Code, Local } from '../../../wasm/code.js';

export const LANES = 4;
export const BYTES_PER_VECTOR = 16;

/** As long as at least `step` are left; `left` is used up but for the rest. */
export function whileLeft(code: Code, left: Local, step: number, body: () => void): void {
  code.block((exit) => {
    code.get(left).i32(step).op('i32.lt_u').brIf(exit);
    code.loop((again) => {
      body();
      code.get(left).i32(step).op('i32.sub').tee(left).i32(step).op('i32.ge_u').brIf(again);
    });
  });
}

export function forward(code: Code, pointer: Local, by: Local | number): void {
  code.get(pointer);
  if (typeof by === 'number') code.i32(by);
  else code.get(by);
  code.op('i32.add').set(pointer);
}

/** A new local with the same value. */
export function copyOf(code: Code, local: Local): Local {
  const copy = code.local(local.type);
  code.get(local).set(copy);
  return copy;
}

/** `from` + `by` in a new local. */
export function ahead(code: Code, from: Local, by: Local): Local {
  const pointer = code.local('i32');
  code.get(from, by).op('i32.add').set(pointer);
  return pointer;
}

/** A new vector with the f64 in every lane. */
export function splat(code: Code, value: Local): Local {
  const vector = code.local('v128');
  code.get(value).op('f32.demote_f64').simd('f32x4.splat').set(vector);
  return vector;
}

export function zeroVector(code: Code): Local {
  const vector = code.local('v128');
  clear(code, vector);
  return vector;
}

export function clear(code: Code, vector: Local): void {
  code.v128(new Uint8Array(BYTES_PER_VECTOR)).set(vector);
}

/** sum += a b, of vectors on the stack and in locals. */
export function addProduct(code: Code, sum: Local, a: Local, b: Local): void {
  code.get(sum, a, b).simd('f32x4.mul', 'f32x4.add').set(sum);
}
