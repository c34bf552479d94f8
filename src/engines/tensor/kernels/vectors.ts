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

  // C = C + scale A B, where the rows of C go on as B's do: for few rows of B, which stay in the fastest cache, or one of C:
  // (a, bytes from row to row of A, from column to column, b, bytes from row to row, c, from row to row, rows, inner, columns,
  // scale).
  module.function('mix', [...new Array(10).fill('i32'), 'f64'], [], (code) => {
    const [a, aDown, aAcross, b, bDown, c, cDown, rows, inner, columns] = code.parameters;
    const scale = splat(code, code.parameters[10]);
    const bytes = code.local('i32');
    code.get(bDown).i32(ROWS).op('i32.mul').set(bytes);
    whileLeft(code, rows, 1, () => {
      const [factor, row, left] = [copyOf(code, a), copyOf(code, b), copyOf(code, inner)];
      const mixing = { factor, aAcross, row, bDown, into: c, columns, scale };
      whileLeft(code, left, ROWS, () => {
        mixRows(code, mixing, ROWS);
        forward(code, row, bytes);
      });
      whileLeft(code, left, 1, () => {
        mixRows(code, mixing, 1);
        forward(code, row, bDown);
      });
      forward(code, a, aDown);
      forward(code, c, cDown);
    });
  });

  // C = diag(k) C + scale a b^T, rows of which lie one behind the other, or without a k: (a, b, c, rows, columns, scale, k or 0).
  module.function('outer', [...new Array(5).fill('i32'), 'f64', 'i32'], [], (code) => {
    const [a, b, c, rows, columns, , kept] = code.parameters;
    const scale = splat(code, code.parameters[5]);
    const rowBytes = code.local('i32');
    code.get(columns).i32(BYTES_PER_NUMBER).op('i32.mul').set(rowBytes);
    const factor = code.local('v128');
    const addRow = (keep?: Local): void => {
      code.get(a).simdMemory('v128.load32_splat', 0).get(scale).simd('f32x4.mul').set(factor);
      addScaledRows(code, copyOf(code, c), [copyOf(code, b)], copyOf(code, columns), [factor], keep);
    };
    whileLeft(code, rows, 1, () => {
      code.block((done) => {
        code.block((withoutKeep) => {
          code.get(kept).op('i32.eqz').brIf(withoutKeep);
          const keep = code.local('v128');
          code.get(kept).simdMemory('v128.load32_splat', 0).set(keep);
          forward(code, kept, BYTES_PER_NUMBER);
          addRow(keep);
          code.br(done);
        });
        // Neurons that are silent learn nothing, and are not even looked at; the bits of 0 and -0 but for the sign.
        code.get(a).memory('i32.load', 0).i32(1).op('i32.shl', 'i32.eqz').brIf(done);
        addRow();
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
  /** Where the next factor is; goes on. */
  readonly factor: Local;
  readonly aAcross: Local;
  readonly row: Local;
  readonly bDown: Local;
  readonly into: Local;
  readonly columns: Local;
  readonly scale: Local;
}

function mixRows(code: Code, mixing: Mixing, count: number): void {
  const { factor, aAcross, scale } = mixing;
  const factors = Array.from({ length: count }, () => {
    const value = code.local('v128');
    code.get(factor).simdMemory('v128.load32_splat', 0).get(scale).simd('f32x4.mul').set(value);
    forward(code, factor, aAcross);
    return value;
  });
  const rows = [copyOf(code, mixing.row)];
  while (rows.length < count) rows.push(ahead(code, rows.at(-1)!, mixing.bDown));
  addScaledRows(code, copyOf(code, mixing.into), rows, copyOf(code, mixing.columns), factors);
}

/** into = (keep) into + the rows, so much of each; all pointers are used up. */
function addScaledRows(
  code: Code,
  into: Local,
  rows: readonly Local[],
  left: Local,
  factors: readonly Local[],
  keep?: Local,
): void {
  const sum = code.local('v128');
  const vector = code.local('v128');
  const add = (load: 'v128.load' | 'v128.load32_zero', offset: number): void => {
    code.get(into).simdMemory(load, offset);
    if (keep !== undefined) code.get(keep).simd('f32x4.mul');
    code.set(sum);
    for (const [r, row] of rows.entries()) {
      code.get(row).simdMemory(load, offset).set(vector);
      addProduct(code, sum, factors[r], vector);
    }
    code.get(into, sum);
    if (load === 'v128.load') code.simdMemory('v128.store', offset);
    else code.simdLaneMemory('v128.store32_lane', offset, 0);
  };
  const go = (bytes: number): void => {
    for (const pointer of [into, ...rows]) forward(code, pointer, bytes);
  };
  whileLeft(code, left, 2 * LANES, () => {
    add('v128.load', 0);
    add('v128.load', BYTES_PER_VECTOR);
    go(2 * BYTES_PER_VECTOR);
  });
  whileLeft(code, left, LANES, () => {
    add('v128.load', 0);
    go(BYTES_PER_VECTOR);
  });
  whileLeft(code, left, 1, () => {
    add('v128.load32_zero', 0);
    go(BYTES_PER_NUMBER);
  });
}
