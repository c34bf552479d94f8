/** Loops over the rows of a matrix that a list names, several at a time. */
import type { Code, Local } from '../../../wasm/code.js';
import { forward, whileLeft } from '../../tensor/kernels/loops.js';
import { BYTES_PER_INDEX, INDEX_SHIFT } from '../layout/widths.js';

export interface ListedRow {
  /** Where it begins; may be moved on. */
  readonly row: Local;
  /** What its source says, in all lanes. */
  readonly value: Local;
}

export interface Listed {
  /** Both are used up. */
  readonly list: Local;
  readonly listBytes: Local;
  readonly values: Local;
  readonly matrix: Local;
  readonly rowBytes: Local;
}

/** @param together how many rows at once, most first; the last is 1. */
export function eachListed(
  code: Code,
  { list, listBytes, values, matrix, rowBytes }: Listed,
  together: readonly number[],
  body: (rows: readonly ListedRow[]) => void,
): void {
  // A list counts in bytes of values; a row is so many times as long as one.
  const stride = code.local('i32');
  code.get(rowBytes).i32(INDEX_SHIFT).op('i32.shr_u').set(stride);
  for (const count of together) {
    const rows = Array.from({ length: count }, () => ({ row: code.local('i32'), value: code.local('v128') }));
    whileLeft(code, listBytes, count * BYTES_PER_INDEX, () => {
      for (const [k, { row, value }] of rows.entries()) {
        code
          .get(list)
          .memory('i32.load', k * BYTES_PER_INDEX)
          .tee(row);
        code.get(values).op('i32.add').simdMemory('v128.load32_splat', 0).set(value);
        code.get(row, stride).op('i32.mul').get(matrix).op('i32.add').set(row);
      }
      body(rows);
      forward(code, list, count * BYTES_PER_INDEX);
    });
  }
}
