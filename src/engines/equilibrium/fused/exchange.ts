/** What two neighbouring layers give each other, from the same states: each weight is loaded once for both directions. */
import type { Code } from '../../../wasm/code.js';
import { BYTES, type FusedBond, type FusedLayout } from './layout.js';
import { addSumTo, eachVector, splat } from './vectors.js';

export function exchange(code: Code, { told, drive }: FusedLayout, bond: FusedBond): void {
  const { pre, post, rowBytes } = bond;
  const together = Array.from({ length: bond.rowsTogether }, (_, row) => row);
  const senders = together.map(() => code.local('v128'));
  const sums = together.map(() => code.local('v128'));
  const [weight, sender, row] = [code.local('v128'), code.local('v128'), code.local('i32')];
  eachRows(code, bond, (neuron, weights) => {
    for (const k of together) {
      code
        .get(neuron)
        .simdMemory('v128.load32_splat', told + post.from + k * BYTES)
        .set(senders[k]);
      splat(code, 0).set(sums[k]);
    }
    eachVector(code, rowBytes, (offset) => {
      code.get(weights, offset).op('i32.add').set(row);
      code
        .get(offset)
        .simdMemory('v128.load', told + pre.from)
        .set(sender);
      code.get(offset, offset).simdMemory('v128.load', drive + pre.from);
      for (const k of together) {
        code
          .get(row)
          .simdMemory('v128.load', bond.at + k * rowBytes)
          .tee(weight);
        code.get(senders[k]).simd('f32x4.mul', 'f32x4.add');
        code.get(sums[k], weight, sender).simd('f32x4.mul', 'f32x4.add').set(sums[k]);
      }
      code.simdMemory('v128.store', drive + pre.from);
    });
    for (const k of together) addSumTo(code, sums[k], neuron, drive + post.from + k * BYTES);
  });
}

/** For so many rows together: the offsets of their first neuron among those of its layer, and of its weights. */
export function eachRows(
  code: Code,
  { rows, rowsTogether, rowBytes }: FusedBond,
  body: (neuron: ReturnType<Code['local']>, weights: ReturnType<Code['local']>) => void,
): void {
  const [neuron, weights] = [code.local('i32'), code.local('i32')];
  code.i32(0).set(neuron).i32(0).set(weights);
  code.loop((again) => {
    body(neuron, weights);
    code
      .get(weights)
      .i32(rowsTogether * rowBytes)
      .op('i32.add')
      .set(weights);
    code
      .get(neuron)
      .i32(rowsTogether * BYTES)
      .op('i32.add')
      .tee(neuron);
    code
      .i32(rows * BYTES)
      .op('i32.lt_u')
      .brIf(again);
  });
}
