/**
 * What sources send to their targets, and what they learn from them:
 *
 *     gather (list, its bytes, values, matrix, bytes of a row, sums)      sums += value_i row_i, for the sources listed, in their order
 *     learn (list, its bytes, values, matrix, bytes of a row, steps)      row_i += value_i steps
 */
import type { Code } from '../../../wasm/code.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import { addProduct, copyOf, forward, whileLeft } from '../../tensor/kernels/loops.js';
import { VECTOR_BYTES, VECTORS_IN_TURN } from './dense-space.js';
import { eachListed, type ListedRow } from './listed-rows.js';

/** Rows added in one turn, so that the sums are fetched once for several. */
const ROWS_GATHERED = [8, 4, 2, 1];
const ROWS_LEARNED = [4, 1];
const TURN_BYTES = VECTOR_BYTES * VECTORS_IN_TURN;

export function writeGatherKernels(module: ModuleBuilder): void {
  const parameters = ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'] as const;
  module.function('gather', parameters, [], (code) => {
    const sum = code.local('v128');
    const part = code.local('v128');
    alongRows(code, ROWS_GATHERED, (rows, sums, offset) => {
      code.get(sums).simdMemory('v128.load', offset).set(sum);
      for (const { row, value } of rows) {
        code.get(row).simdMemory('v128.load', offset).set(part);
        addProduct(code, sum, part, value);
      }
      code.get(sums, sum).simdMemory('v128.store', offset);
    });
  });
  module.function('learn', parameters, [], (code) => {
    const step = code.local('v128');
    alongRows(code, ROWS_LEARNED, (rows, steps, offset) => {
      code.get(steps).simdMemory('v128.load', offset).set(step);
      for (const { row, value } of rows) {
        code.get(row, row).simdMemory('v128.load', offset);
        code.get(value, step).simd('f32x4.mul', 'f32x4.add').simdMemory('v128.store', offset);
      }
    });
  });
}

function alongRows(
  code: Code,
  together: readonly number[],
  body: (rows: readonly ListedRow[], ofTargets: Code['parameters'][number], offset: number) => void,
): void {
  const [list, listBytes, values, matrix, rowBytes, ofTargets] = code.parameters;
  eachListed(code, { list, listBytes, values, matrix, rowBytes }, together, (rows) => {
    const [left, target] = [copyOf(code, rowBytes), copyOf(code, ofTargets)];
    whileLeft(code, left, TURN_BYTES, () => {
      for (let vector = 0; vector < VECTORS_IN_TURN; vector++) body(rows, target, vector * VECTOR_BYTES);
      for (const pointer of [target, ...rows.map(({ row }) => row)]) forward(code, pointer, TURN_BYTES);
    });
  });
}
