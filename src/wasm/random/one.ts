/** A function that draws one uniform number, of an index and a tick given as f64: the same as a RandomStream's. */
import { MULTIPLIERS, ROUNDS, WEYL } from '../../numeric/philox-constants.js';
import { FRACTION_BITS, HIGH_DROPPED, LOW_BITS, LOW_DROPPED } from '../../numeric/random-bits.js';
import type { Code, FunctionRef, Local } from '../code.js';
import type { ModuleBuilder } from '../module.js';

export function drawUniform(
  module: ModuleBuilder,
  name: string,
  [key0, key1]: readonly [number, number],
  slot: number,
): FunctionRef {
  return module.function(name, ['f64', 'f64'], ['f64'], (code) => {
    const [index, tick] = code.parameters;
    const i = code.local('i32');
    const words = [code.local('i32'), code.local('i32'), code.local('i32'), code.local('i32')] as const;
    code.get(index).op('i64.trunc_f64_u', 'i32.wrap_i64').set(i);
    // Eight neighbours have four blocks, each half of one (clock/places.ts).
    code.get(i).i32(3).op('i32.shr_u').i32(2).op('i32.shl');
    code.get(i).i32(3).op('i32.and', 'i32.or').set(words[0]);
    code.get(tick).op('i64.trunc_f64_u', 'i32.wrap_i64').set(words[1]);
    code
      .get(tick)
      .f64(2 ** -32)
      .op('f64.mul', 'i64.trunc_f64_u', 'i32.wrap_i64')
      .set(words[2]);
    code.i32(slot).set(words[3]);
    philoxOne(code, words, key0, key1);
    const second = code.local('i32');
    code.get(i).i32(4).op('i32.and').set(second);
    const push = (first: Local, other: Local, shift: number): void => {
      code.get(other, first, second).op('select').i32(shift).op('i32.shr_u', 'f64.convert_i32_u');
    };
    push(words[0], words[2], HIGH_DROPPED);
    code.f64(2 ** LOW_BITS).op('f64.mul');
    push(words[1], words[3], LOW_DROPPED);
    code
      .op('f64.add')
      .f64(2 ** -FRACTION_BITS)
      .op('f64.mul');
  });
}

/** Philox4x32-10 of one block: the words of the counter become the block. */
function philoxOne(
  code: Code,
  [x0, x1, x2, x3]: readonly [Local, Local, Local, Local],
  key0: number,
  key1: number,
): void {
  let [k0, k1] = [key0 | 0, key1 | 0];
  const [product0, product1] = [code.local('i64'), code.local('i64')];
  const multiply = (x: Local, factor: number, into: Local): void => {
    code.get(x).op('i64.extend_i32_u').i64(BigInt(factor)).op('i64.mul').set(into);
  };
  for (let round = 0; round < ROUNDS; round++) {
    multiply(x0, MULTIPLIERS[0], product0);
    multiply(x2, MULTIPLIERS[1], product1);
    code
      .get(product1)
      .i64(32n)
      .op('i64.shr_u', 'i32.wrap_i64')
      .get(x1)
      .op('i32.xor')
      .i32(k0)
      .op('i32.xor')
      .set(x0);
    code.get(product1).op('i32.wrap_i64').set(x1);
    code
      .get(product0)
      .i64(32n)
      .op('i64.shr_u', 'i32.wrap_i64')
      .get(x3)
      .op('i32.xor')
      .i32(k1)
      .op('i32.xor')
      .set(x2);
    code.get(product0).op('i32.wrap_i64').set(x3);
    k0 = (k0 + WEYL[0]) | 0;
    k1 = (k1 + WEYL[1]) | 0;
  }
}
