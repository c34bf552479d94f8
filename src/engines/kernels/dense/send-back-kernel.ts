/**
 * What targets send back to their sources: (values of the targets, matrix, bytes of a row, sums, bytes of the sums)
 *
 *     send back      sum_i = the sum over j of row_ij value_j
 */
import type { ModuleBuilder } from '../../../wasm/module.js';
import {
  addProduct,
  ahead,
  clear,
  copyOf,
  forward,
  whileLeft,
  zeroVector,
} from '../../tensor/kernels/loops.js';
import { transpose } from '../../tensor/kernels/transpose.js';
import { ROWS_TOGETHER, VECTOR_BYTES, VECTORS_IN_TURN } from './dense-space.js';

export function writeSendBackKernel(module: ModuleBuilder): void {
  module.function('send back', ['i32', 'i32', 'i32', 'i32', 'i32'], [], (code) => {
    const [values, matrix, rowBytes, sums, bytes] = code.parameters;
    // Two for each row, for an addition takes longer than the next may wait.
    const lanes = Array.from({ length: ROWS_TOGETHER * VECTORS_IN_TURN }, () => zeroVector(code));
    const [value, part] = [code.local('v128'), code.local('v128')];
    const turnBytes = VECTOR_BYTES * VECTORS_IN_TURN;
    whileLeft(code, bytes, VECTOR_BYTES, () => {
      const [left, from] = [copyOf(code, rowBytes), copyOf(code, values)];
      const rows = [copyOf(code, matrix)];
      while (rows.length < ROWS_TOGETHER) rows.push(ahead(code, rows.at(-1)!, rowBytes));
      for (const sum of lanes) clear(code, sum);
      whileLeft(code, left, turnBytes, () => {
        for (let vector = 0; vector < VECTORS_IN_TURN; vector++) {
          const offset = vector * VECTOR_BYTES;
          code.get(from).simdMemory('v128.load', offset).set(value);
          for (const [k, row] of rows.entries()) {
            code.get(row).simdMemory('v128.load', offset).set(part);
            addProduct(code, lanes[k * VECTORS_IN_TURN + vector], part, value);
          }
        }
        for (const pointer of [from, ...rows]) forward(code, pointer, turnBytes);
      });
      for (let k = 0; k < ROWS_TOGETHER; k++) {
        const [even, odd] = lanes.slice(k * VECTORS_IN_TURN, (k + 1) * VECTORS_IN_TURN);
        code.get(even, odd).simd('f32x4.add').set(even);
      }
      const [a, b, c, d] = transpose(
        code,
        rows.map((_, k) => lanes[k * VECTORS_IN_TURN]),
      );
      code
        .get(sums, a, b)
        .simd('f32x4.add')
        .get(c, d)
        .simd('f32x4.add', 'f32x4.add')
        .simdMemory('v128.store', 0);
      forward(code, sums, VECTOR_BYTES);
      // Where the last row of these ended is where the next begin.
      code.get(rows.at(-1)!).set(matrix);
    });
  });
}
