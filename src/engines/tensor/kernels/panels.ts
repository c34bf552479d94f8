/**
 * One factor of a product, laid out for `tiles`: panels of as many columns as a tile has, each row of a panel behind the one
 * before. The last panel is full too: what is in it beyond the last column is never looked at. Rows that are 0 in a whole panel are
 * left out, as half of a batch of pictures is; beside each panel lies a list of how many there are, and where in the other factor
 * begins what they are multiplied with.
 */
import type { Code, Local } from '../../../wasm/code.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import { BYTES_PER_NUMBER } from './heap.js';
import { BYTES_PER_VECTOR, copyOf, forward, LANES, whileLeft } from './loops.js';
import { transpose } from './transpose.js';

export const VECTORS_PER_PANEL = 2;
export const PANEL_COLUMNS = VECTORS_PER_PANEL * LANES;
export const BYTES_PER_PANEL_ROW = VECTORS_PER_PANEL * BYTES_PER_VECTOR;
/** What a list of a panel begins with. */
export const BYTES_OF_COUNT = BYTES_PER_NUMBER;
/** 4 bytes are 2^2. */
const LOG_BYTES_PER_NUMBER = 2;
const LOG_BYTES_PER_PANEL_ROW = 5;

/** Numbers that panels and their lists take. */
export function panelNumbers(
  panels: number,
  rows: number,
): { readonly packed: number; readonly lists: number } {
  return { packed: panels * rows * PANEL_COLUMNS, lists: panels * (1 + rows) };
}

export function writePanelKernels(module: ModuleBuilder): void {
  // Rows of the factor lie as rows: (from, bytes from row to row, rows, panels, into, lists, bytes in the other factor).
  module.function('pack rows', new Array(7).fill('i32'), [], (code) => {
    const [from, down, rows, panels, into, lists, step] = code.parameters;
    whileLeft(code, panels, 1, () => {
      const [row, left] = [copyOf(code, from), copyOf(code, rows)];
      const panel = beginPanel(code, into, lists, step);
      whileLeft(code, left, 1, () => {
        const vectors = Array.from({ length: VECTORS_PER_PANEL }, (_, v) =>
          loaded(code, row, v * BYTES_PER_VECTOR),
        );
        addRow(code, panel, vectors);
        forward(code, row, down);
      });
      endPanel(code, panel, into, lists, rows);
      forward(code, from, BYTES_PER_PANEL_ROW);
    });
  });

  // Columns of the factor lie as rows: (from, bytes from column to column, rows, columns, into, lists, bytes in the other factor).
  module.function('pack columns', new Array(7).fill('i32'), [], (code) => {
    const [from, across, rows, columns, into, lists, step] = code.parameters;
    const last = code.local('i32');
    code.get(columns).i32(1).op('i32.sub').get(across).op('i32.mul').get(from).op('i32.add').set(last);
    // Up to the next whole panel.
    code
      .get(columns)
      .i32(PANEL_COLUMNS - 1)
      .op('i32.add')
      .set(columns);
    whileLeft(code, columns, PANEL_COLUMNS, () => {
      const pointers = Array.from({ length: PANEL_COLUMNS }, () => {
        const pointer = code.local('i32');
        // No column behind the last, whose memory may end.
        code.get(from, last, from, last).op('i32.lt_u', 'select').set(pointer);
        forward(code, from, across);
        return pointer;
      });
      const panel = beginPanel(code, into, lists, step);
      const left = copyOf(code, rows);
      whileLeft(code, left, LANES, () => addTurned(code, panel, pointers, LANES));
      // What is read behind the last row is in none that is added.
      whileLeft(code, left, 1, () => {
        addTurned(code, panel, pointers, 1);
      });
      endPanel(code, panel, into, lists, rows);
    });
  });
}

/** A panel while it is filled. */
interface Panel {
  /** Where the next row goes. */
  readonly to: Local;
  /** Where it says what it is multiplied with. */
  readonly list: Local;
  /** What that is. */
  readonly offset: Local;
  readonly step: Local;
}

function beginPanel(code: Code, into: Local, lists: Local, step: Local): Panel {
  const [to, list, offset] = [copyOf(code, into), copyOf(code, lists), code.local('i32')];
  forward(code, list, BYTES_OF_COUNT);
  code.i32(0).set(offset);
  return { to, list, offset, step };
}

/** Written in any case, and left there unless it is 0. */
function addRow(code: Code, { to, list, offset, step }: Panel, vectors: readonly Local[]): void {
  for (const [v, vector] of vectors.entries())
    code.get(to, vector).simdMemory('v128.store', v * BYTES_PER_VECTOR);
  code.get(list, offset).memory('i32.store', 0);
  const counts = code.local('i32');
  code
    .get(...vectors)
    .simd('v128.or', 'v128.any_true')
    .set(counts);
  code.get(to, counts).i32(LOG_BYTES_PER_PANEL_ROW).op('i32.shl', 'i32.add').set(to);
  code.get(list, counts).i32(LOG_BYTES_PER_NUMBER).op('i32.shl', 'i32.add').set(list);
  forward(code, offset, step);
}

function endPanel(code: Code, { list }: Panel, into: Local, lists: Local, rows: Local): void {
  code.get(lists, list, lists).op('i32.sub').i32(BYTES_OF_COUNT).op('i32.sub');
  code.i32(LOG_BYTES_PER_NUMBER).op('i32.shr_u').memory('i32.store', 0);
  code.get(into, rows).i32(BYTES_PER_PANEL_ROW).op('i32.mul', 'i32.add').set(into);
  code
    .get(lists, rows)
    .i32(BYTES_PER_NUMBER)
    .op('i32.mul', 'i32.add')
    .i32(BYTES_OF_COUNT)
    .op('i32.add')
    .set(lists);
}

/** The first rows of the next four of each column. */
function addTurned(code: Code, panel: Panel, pointers: readonly Local[], count: number): void {
  const rows = Array.from({ length: VECTORS_PER_PANEL }, (_, v) =>
    transpose(
      code,
      pointers.slice(v * LANES, (v + 1) * LANES).map((pointer) => loaded(code, pointer, 0)),
    ),
  );
  for (const pointer of pointers) forward(code, pointer, count * BYTES_PER_NUMBER);
  for (let k = 0; k < count; k++)
    addRow(
      code,
      panel,
      rows.map((vectors) => vectors[k]),
    );
}

function loaded(code: Code, pointer: Local, offset: number): Local {
  const vector = code.local('v128');
  code.get(pointer).simdMemory('v128.load', offset).set(vector);
  return vector;
}
