/**
 * What the input drives stays while it is clamped, so it is worked out once for a sample:
 *
 *     drive (bytes of the list)      base := bias; base of the first layer += x_i w_i for the inputs listed
 *     learn input (bytes of the list)      w_i += x_i scaled
 *
 * A list holds a multiple of `INPUT_ROWS` inputs; it is filled up with inputs of 0.
 */
import type { Code } from '../../../wasm/code.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import { BYTES, type FusedLayout, INPUT_ROWS } from './layout.js';
import { eachVector } from './vectors.js';

export function driveKernel(module: ModuleBuilder, layout: FusedLayout): void {
  const { state, drive, base, bias, layers } = layout;
  module.function('drive', ['i32'], [], (code) => {
    eachVector(code, drive - state, (offset) => {
      code.get(offset, offset).simdMemory('v128.load', bias).simdMemory('v128.store', base);
    });
    const values = Array.from({ length: INPUT_ROWS }, () => code.local('v128'));
    const rows = Array.from({ length: INPUT_ROWS }, () => code.local('i32'));
    eachListed(code, INPUT_ROWS, (at) => {
      values.forEach((value, k) => {
        code
          .get(at)
          .simdMemory('v128.load32_splat', layout.valueList + k * BYTES)
          .set(value);
        code
          .get(at)
          .memory('i32.load', layout.rowList + k * BYTES)
          .set(rows[k]);
      });
      eachVector(code, layers[0].to, (offset) => {
        code.get(offset, offset).simdMemory('v128.load', base);
        values.forEach((value, k) => {
          code.get(rows[k], offset).op('i32.add').simdMemory('v128.load', 0);
          code.get(value).simd('f32x4.mul', 'f32x4.add');
        });
        code.simdMemory('v128.store', base);
      });
    });
  });
}

export function learnInputKernel(module: ModuleBuilder, layout: FusedLayout): void {
  module.function('learn input', ['i32'], [], (code) => {
    const value = code.local('v128');
    const row = code.local('i32');
    const address = code.local('i32');
    eachListed(code, 1, (at) => {
      code.get(at).simdMemory('v128.load32_splat', layout.valueList).set(value);
      code.get(at).memory('i32.load', layout.rowList).set(row);
      eachVector(code, layout.layers[0].to, (offset) => {
        code.get(row, offset).op('i32.add').tee(address);
        code.get(address).simdMemory('v128.load', 0);
        code.get(offset).simdMemory('v128.load', layout.scaled).get(value);
        code.simd('f32x4.mul', 'f32x4.add').simdMemory('v128.store', 0);
      });
    });
  });
}

/** `at` is the offset of the first of so many entries, in bytes; the length of the list is the first parameter. */
function eachListed(code: Code, together: number, body: (at: ReturnType<Code['local']>) => void): void {
  const [bytes] = code.parameters;
  const at = code.local('i32');
  code.i32(0).set(at);
  code.block((exit) => {
    code.get(at, bytes).op('i32.ge_u').brIf(exit);
    code.loop((again) => {
      body(at);
      code
        .get(at)
        .i32(together * BYTES)
        .op('i32.add')
        .tee(at)
        .get(bytes)
        .op('i32.lt_u')
        .brIf(again);
    });
  });
}
