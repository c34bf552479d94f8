/** Sums and largest entries, of the rows of a matrix or of its columns. */
import type { Code, Local } from '../../../wasm/code.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import type { SimdName } from '../../../wasm/opcodes.js';
import { BYTES_PER_NUMBER } from './heap.js';
import { BYTES_PER_VECTOR, copyOf, forward, LANES, splat, whileLeft } from './loops.js';
import { transpose } from './transpose.js';

export type Folding = 'sum' | 'max';

const FOLD: Readonly<Record<Folding, SimdName>> = { sum: 'f32x4.add', max: 'f32x4.max' };
const FIRST: Readonly<Record<Folding, number>> = { sum: 0, max: Number.NEGATIVE_INFINITY };

/** All of (from, into, rows, columns, scale): the result times `scale`. */
export function writeReduceKernels(module: ModuleBuilder): void {
  for (const by of ['sum', 'max'] as const) {
    module.function(`${by} perRow`, ['i32', 'i32', 'i32', 'i32', 'f64'], [], (code) => {
      const [from, into, rows, columns] = code.parameters;
      const scale = splat(code, code.parameters[4]);
      const folded = code.local('v128');
      whileLeft(code, rows, 1, () => {
        begin(code, folded, by);
        const left = copyOf(code, columns);
        whileLeft(code, left, LANES, () => {
          code.get(folded, from).simdMemory('v128.load', 0).simd(FOLD[by]).set(folded);
          forward(code, from, BYTES_PER_VECTOR);
        });
        whileLeft(code, left, 1, () => {
          // In all lanes it would be added four times.
          const load = by === 'sum' ? 'v128.load32_zero' : 'v128.load32_splat';
          code.get(folded, from).simdMemory(load, 0).simd(FOLD[by]).set(folded);
          forward(code, from, BYTES_PER_NUMBER);
        });
        foldLanes(code, folded, by);
        code.get(into, folded, scale).simd('f32x4.mul').simdLaneMemory('v128.store32_lane', 0, 0);
        forward(code, into, BYTES_PER_NUMBER);
      });
    });

    module.function(`${by} perColumn`, ['i32', 'i32', 'i32', 'i32', 'f64'], [], (code) => {
      const [from, into, rows, columns] = code.parameters;
      const scale = splat(code, code.parameters[4]);
      const down = code.local('i32');
      code.get(columns).i32(BYTES_PER_NUMBER).op('i32.mul').set(down);
      const folded = code.local('v128');
      // Whole vectors: both are followed by room.
      code
        .get(columns)
        .i32(LANES - 1)
        .op('i32.add')
        .set(columns);
      whileLeft(code, columns, LANES, () => {
        begin(code, folded, by);
        const [pointer, left] = [copyOf(code, from), copyOf(code, rows)];
        whileLeft(code, left, 1, () => {
          code.get(folded, pointer).simdMemory('v128.load', 0).simd(FOLD[by]).set(folded);
          forward(code, pointer, down);
        });
        code.get(into, folded, scale).simd('f32x4.mul').simdMemory('v128.store', 0);
        forward(code, from, BYTES_PER_VECTOR);
        forward(code, into, BYTES_PER_VECTOR);
      });
    });
  }
}

function begin(code: Code, folded: Local, by: Folding): void {
  code.f64(FIRST[by]).op('f32.demote_f64').simd('f32x4.splat').set(folded);
}

/** All lanes in the first. */
function foldLanes(code: Code, vector: Local, by: Folding): void {
  const [a, b, c, d] = transpose(code, [vector, vector, vector, vector]);
  code.get(a, b).simd(FOLD[by]).get(c, d).simd(FOLD[by], FOLD[by]).set(vector);
}
