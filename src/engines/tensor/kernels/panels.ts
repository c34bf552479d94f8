/**
 * One factor of a product, laid out for `tiles`: panels of as many columns as a tile has, each row of a panel behind the one
 * before. The last panel is full too: what is in it beyond the last column is never looked at.
 */
import type { Code, Local } from '../../../wasm/code.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import { BYTES_PER_VECTOR, copyOf, forward, LANES, whileLeft } from './loops.js';
import { transpose } from './transpose.js';

export const VECTORS_PER_PANEL = 2;
export const PANEL_COLUMNS = VECTORS_PER_PANEL * LANES;
export const BYTES_PER_PANEL_ROW = VECTORS_PER_PANEL * BYTES_PER_VECTOR;

export function writePanelKernels(module: ModuleBuilder): void {
  // Rows of the factor lie as rows: (from, bytes from row to row, rows, panels, into).
  module.function('pack rows', ['i32', 'i32', 'i32', 'i32', 'i32'], [], (code) => {
    const [from, down, rows, panels, into] = code.parameters;
    whileLeft(code, panels, 1, () => {
      const [row, left] = [copyOf(code, from), copyOf(code, rows)];
      whileLeft(code, left, 1, () => {
        for (let v = 0; v < VECTORS_PER_PANEL; v++)
          code
            .get(into, row)
            .simdMemory('v128.load', v * BYTES_PER_VECTOR)
            .simdMemory('v128.store', v * BYTES_PER_VECTOR);
        forward(code, row, down);
        forward(code, into, BYTES_PER_PANEL_ROW);
      });
      forward(code, from, BYTES_PER_PANEL_ROW);
    });
  });

  // Columns of the factor lie as rows: (from, bytes from column to column, rows, columns, into).
  module.function('pack columns', ['i32', 'i32', 'i32', 'i32', 'i32'], [], (code) => {
    const [from, across, rows, columns, into] = code.parameters;
    const last = code.local('i32');
    code.get(columns).i32(1).op('i32.sub').get(across).op('i32.mul').get(from).op('i32.add').set(last);
    const bytes = code.local('i32');
    code.get(rows).i32(BYTES_PER_PANEL_ROW).op('i32.mul').set(bytes);
    // Up to the next whole panel.
    code
      .get(columns)
      .i32(PANEL_COLUMNS - 1)
      .op('i32.add')
      .set(columns);
    whileLeft(code, columns, PANEL_COLUMNS, () => {
      for (let v = 0; v < VECTORS_PER_PANEL; v++) packFour(code, { from, across, last, rows, into }, v);
      forward(code, into, bytes);
    });
  });
}

interface Packing {
  /** Goes four columns on. */
  readonly from: Local;
  readonly across: Local;
  readonly last: Local;
  readonly rows: Local;
  readonly into: Local;
}

/** Four columns, four rows at a time; the rows behind the last are overwritten by what comes next. */
function packFour(code: Code, { from, across, last, rows, into }: Packing, vector: number): void {
  const columns = Array.from({ length: LANES }, () => {
    const column = code.local('i32');
    // No column behind the last, whose memory may end.
    code.get(from, last, from, last).op('i32.lt_u', 'select').set(column);
    forward(code, from, across);
    return column;
  });
  const to = copyOf(code, into);
  const left = code.local('i32');
  code
    .get(rows)
    .i32(LANES - 1)
    .op('i32.add')
    .set(left);
  whileLeft(code, left, LANES, () => {
    const loaded = columns.map((column) => {
      const value = code.local('v128');
      code.get(column).simdMemory('v128.load', 0).set(value);
      forward(code, column, BYTES_PER_VECTOR);
      return value;
    });
    for (const [k, row] of transpose(code, loaded).entries())
      code.get(to, row).simdMemory('v128.store', k * BYTES_PER_PANEL_ROW + vector * BYTES_PER_VECTOR);
    forward(code, to, LANES * BYTES_PER_PANEL_ROW);
  });
}
