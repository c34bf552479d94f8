/** Products in which a factor is a vector: each goes once through the matrix, as quickly as it comes out of memory. */
import type { Code, Local } from '../../../wasm/code.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import { BYTES_PER_NUMBER } from './heap.js';
import {
  addProduct,
  ahead,
  BYTES_PER_VECTOR,
  copyOf,
  forward,
  LANES,
  splat,
  whileLeft,
  zeroVector,
} from './loops.js';
import { transpose } from './transpose.js';

/** Rows that are gone through side by side. */
const ROWS = 4;

export function writeVectorKernels(module: ModuleBuilder): void {
  // y = keep y + scale W x, entry by entry of y: (w, bytes from row to row, x, y, rows, columns, scale, keep).
  module.function('dots', [...new Array(6).fill('i32'), 'f64', 'f64'], [], (code) => {
    const [w, down, x, y, rows, columns] = code.parameters;
    const [scale, keep] = [splat(code, code.parameters[6]), splat(code, code.parameters[7])];
    const finish = (sum: Local, isAlone: boolean): void => {
      code.get(sum, scale).simd('f32x4.mul').set(sum);
      code.get(code.parameters[7]).f64(0).op('f64.ne');
      code.if(() => {
        code.get(sum, y).simdMemory(isAlone ? 'v128.load32_zero' : 'v128.load', 0);
        code.get(keep).simd('f32x4.mul', 'f32x4.add').set(sum);
      });
      code.get(y, sum);
      if (isAlone) code.simdLaneMemory('v128.store32_lane', 0, 0);
      else code.simdMemory('v128.store', 0);
    };
    const bytes = code.local('i32');
    code.get(down).i32(ROWS).op('i32.mul').set(bytes);
    whileLeft(code, rows, ROWS, () => {
      const sums = dotRows(code, w, down, x, columns, ROWS);
      finish(laneSums(code, sums), false);
      forward(code, w, bytes);
      forward(code, y, BYTES_PER_VECTOR);
    });
    whileLeft(code, rows, 1, () => {
      const [sum] = dotRows(code, w, down, x, columns, 1);
      finish(laneSums(code, [sum, sum, sum, sum]), true);
      forward(code, w, down);
      forward(code, y, BYTES_PER_NUMBER);
    });
  });

  // y = y + scale (a sum of the rows of W, so much of each): (a, w, bytes from row to row, y, rows, columns, scale).
  module.function('mix', [...new Array(6).fill('i32'), 'f64'], [], (code) => {
    const [a, w, down, y, rows, columns] = code.parameters;
    const scale = splat(code, code.parameters[6]);
    const bytes = code.local('i32');
    code.get(down).i32(ROWS).op('i32.mul').set(bytes);
    whileLeft(code, rows, ROWS, () => {
      mixRows(code, { a, w, down, y, columns, scale }, ROWS);
      forward(code, w, bytes);
    });
    whileLeft(code, rows, 1, () => {
      mixRows(code, { a, w, down, y, columns, scale }, 1);
      forward(code, w, down);
    });
  });

  // C = C + scale a b^T, rows of which lie one behind the other: (a, b, c, rows, columns, scale).
  module.function('outer', [...new Array(5).fill('i32'), 'f64'], [], (code) => {
    const [a, b, c, rows, columns] = code.parameters;
    const scale = splat(code, code.parameters[5]);
    const rowBytes = code.local('i32');
    code.get(columns).i32(BYTES_PER_NUMBER).op('i32.mul').set(rowBytes);
    whileLeft(code, rows, 1, () => {
      // Neurons that are silent learn nothing, and are not even looked at; the bits of 0 and -0 but for the sign.
      code.get(a).memory('i32.load', 0).i32(1).op('i32.shl');
      code.if(() => {
        const factor = code.local('v128');
        code.get(a).simdMemory('v128.load32_splat', 0).get(scale).simd('f32x4.mul').set(factor);
        addScaledRow(code, copyOf(code, c), copyOf(code, b), copyOf(code, columns), factor);
      });
      forward(code, c, rowBytes);
      forward(code, a, BYTES_PER_NUMBER);
    });
  });
}

/** A vector for each row whose lanes add up to its product with x. */
function dotRows(code: Code, w: Local, down: Local, x: Local, columns: Local, count: number): Local[] {
  const [left, from] = [copyOf(code, columns), copyOf(code, x)];
  const pointers = [copyOf(code, w)];
  while (pointers.length < count) pointers.push(ahead(code, pointers.at(-1)!, down));
  const sums = Array.from({ length: 2 * count }, () => zeroVector(code));
  const factor = code.local('v128');
  const vector = code.local('v128');
  /** Two sums for each row, for an addition takes longer than the next may wait. */
  const add = (load: 'v128.load' | 'v128.load32_zero', vectors: number): void => {
    for (let v = 0; v < vectors; v++) {
      code
        .get(from)
        .simdMemory(load, v * BYTES_PER_VECTOR)
        .set(factor);
      for (const [r, pointer] of pointers.entries()) {
        code
          .get(pointer)
          .simdMemory(load, v * BYTES_PER_VECTOR)
          .set(vector);
        addProduct(code, sums[2 * r + v], factor, vector);
      }
    }
    const bytes = load === 'v128.load' ? vectors * BYTES_PER_VECTOR : BYTES_PER_NUMBER;
    for (const pointer of [from, ...pointers]) forward(code, pointer, bytes);
  };
  whileLeft(code, left, 2 * LANES, () => add('v128.load', 2));
  whileLeft(code, left, LANES, () => add('v128.load', 1));
  whileLeft(code, left, 1, () => add('v128.load32_zero', 1));
  return pointers.map((_, r) => {
    code
      .get(sums[2 * r], sums[2 * r + 1])
      .simd('f32x4.add')
      .set(sums[2 * r]);
    return sums[2 * r];
  });
}

/** The sums of the lanes of four vectors, as the lanes of one. */
function laneSums(code: Code, vectors: readonly Local[]): Local {
  const [a, b, c, d] = transpose(code, vectors);
  code.get(a, b).simd('f32x4.add').get(c, d).simd('f32x4.add', 'f32x4.add').set(a);
  return a;
}

interface Mixing {
  /** Goes on. */
  readonly a: Local;
  readonly w: Local;
  readonly down: Local;
  readonly y: Local;
  readonly columns: Local;
  readonly scale: Local;
}

function mixRows(code: Code, { a, w, down, y, columns, scale }: Mixing, count: number): void {
  const factors = Array.from({ length: count }, (_, r) => {
    const factor = code.local('v128');
    code
      .get(a)
      .simdMemory('v128.load32_splat', r * BYTES_PER_NUMBER)
      .get(scale)
      .simd('f32x4.mul')
      .set(factor);
    return factor;
  });
  forward(code, a, count * BYTES_PER_NUMBER);
  const pointers = [copyOf(code, w)];
  while (pointers.length < count) pointers.push(ahead(code, pointers.at(-1)!, down));
  const into = copyOf(code, y);
  const left = code.local('i32');
  // Whole vectors: y is followed by room.
  code
    .get(columns)
    .i32(LANES - 1)
    .op('i32.add')
    .set(left);
  const step = (vectors: number): void => {
    for (let v = 0; v < vectors; v++) {
      const sum = code.local('v128');
      const vector = code.local('v128');
      code
        .get(into)
        .simdMemory('v128.load', v * BYTES_PER_VECTOR)
        .set(sum);
      for (const [r, pointer] of pointers.entries()) {
        code
          .get(pointer)
          .simdMemory('v128.load', v * BYTES_PER_VECTOR)
          .set(vector);
        addProduct(code, sum, factors[r], vector);
      }
      code.get(into, sum).simdMemory('v128.store', v * BYTES_PER_VECTOR);
    }
    for (const pointer of [into, ...pointers]) forward(code, pointer, vectors * BYTES_PER_VECTOR);
  };
  whileLeft(code, left, 2 * LANES, () => step(2));
  whileLeft(code, left, LANES, () => step(1));
}

/** into += factor row; all pointers are used up. */
function addScaledRow(code: Code, into: Local, row: Local, left: Local, factor: Local): void {
  const add = (vectors: number): void => {
    for (let v = 0; v < vectors; v++) {
      const offset = v * BYTES_PER_VECTOR;
      code.get(into, into).simdMemory('v128.load', offset);
      code.get(row).simdMemory('v128.load', offset).get(factor).simd('f32x4.mul', 'f32x4.add');
      code.simdMemory('v128.store', offset);
    }
    for (const pointer of [into, row]) forward(code, pointer, vectors * BYTES_PER_VECTOR);
  };
  whileLeft(code, left, 2 * LANES, () => add(2));
  whileLeft(code, left, LANES, () => add(1));
  whileLeft(code, left, 1, () => {
    code.get(into, into).simdMemory('v128.load32_zero', 0);
    code.get(row).simdMemory('v128.load32_zero', 0).get(factor).simd('f32x4.mul', 'f32x4.add');
    code.simdLaneMemory('v128.store32_lane', 0, 0);
    for (const pointer of [into, row]) forward(code, pointer, BYTES_PER_NUMBER);
  });
}
