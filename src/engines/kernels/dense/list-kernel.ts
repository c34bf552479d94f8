/** Which entries of a vector are not 0: (vector, bytes, list) gives the bytes of the list, or -1 if an entry is not finite. */
import type { ModuleBuilder } from '../../../wasm/module.js';
import { forward, LANES, zeroVector } from '../../tensor/kernels/loops.js';
import { BYTES_PER_INDEX } from '../layout/widths.js';
import { BYTES, VECTOR_BYTES } from './dense-space.js';

const NOT_FINITE = -1;

export function writeListKernel(module: ModuleBuilder): void {
  module.function('list', ['i32', 'i32', 'i32'], ['i32'], (code) => {
    const [vector, bytes, list] = code.parameters;
    const [at, into, active] = [code.local('i32'), code.local('i32'), code.local('i32')];
    const value = code.local('v128');
    const zero = zeroVector(code);
    // What is not finite, taken away from itself, is not 0.
    const doubt = zeroVector(code);
    code.get(list).set(into);
    code.loop((again) => {
      code.get(vector, at).op('i32.add').simdMemory('v128.load', 0).tee(value);
      code.get(value).simd('f32x4.sub').get(doubt).simd('v128.or').set(doubt);
      code.get(value, zero).simd('f32x4.ne', 'i32x4.bitmask').tee(active);
      code.if(() => {
        for (let lane = 0; lane < LANES; lane++) {
          // Written in any case, and kept only if it counts: cheaper than a branch that is often guessed wrong.
          code
            .get(into, at)
            .i32(lane * BYTES)
            .op('i32.add')
            .memory('i32.store', 0);
          code.get(active).i32(lane).op('i32.shr_u').i32(1).op('i32.and').i32(BYTES_PER_INDEX).op('i32.mul');
          code.get(into).op('i32.add').set(into);
        }
      });
      forward(code, at, VECTOR_BYTES);
      code.get(at, bytes).op('i32.lt_u').brIf(again);
    });
    code.i32(NOT_FINITE).get(into, list).op('i32.sub');
    code.get(doubt, zero).simd('f32x4.ne', 'i32x4.bitmask').op('select');
  });
}
