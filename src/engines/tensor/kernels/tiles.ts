/**
 * The product of matrices: C = keep C + scale A B, a tile of four rows and a panel of columns at a time, whose sums stay in
 * registers. A lies anywhere, with any distance between its rows and columns; B lies in panels, which leave out rows that are 0.
 */
import type { Code, Local } from '../../../wasm/code.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import { BYTES_PER_NUMBER } from './heap.js';
import { addProduct, BYTES_PER_VECTOR, clear, copyOf, forward, LANES, splat, whileLeft } from './loops.js';
import { BYTES_OF_COUNT, BYTES_PER_PANEL_ROW, PANEL_COLUMNS, VECTORS_PER_PANEL } from './panels.js';
import { transpose } from './transpose.js';

export const TILE_ROWS = 4;

interface Tile {
  /** A vector for each row and each vector of a panel. */
  readonly sums: readonly (readonly Local[])[];
  readonly at: Local;
  readonly down: Local;
  readonly across: Local;
  readonly keep: Local;
  readonly isKept: Local;
}

/**
 * `tiles (a, a down, a across, panels, lists, rows, inner, c, c down, c across, columns, scratch, scale, keep)`: distances in
 * bytes; the entries of C are neighbours in one of the two directions; `scratch` has room for a tile.
 */
export function writeTileKernel(module: ModuleBuilder): void {
  module.function('tiles', [...new Array(12).fill('i32'), 'f64', 'f64'], [], (code) => {
    const [a, aDown, aAcross, panels, lists, rows, inner, c, cDown, cAcross, columns, scratch] =
      code.parameters;
    const [scale, keep] = code.parameters.slice(12).map((value) => splat(code, value));
    const isKept = code.local('i32');
    code.get(code.parameters[13]).f64(0).op('f64.ne').set(isKept);
    const [rowsLeft, columnsLeft, innerLeft] = [code.local('i32'), code.local('i32'), code.local('i32')];
    const [panel, list, row, at] = Array.from({ length: 4 }, () => code.local('i32'));
    const [entry, offset] = [code.local('i32'), code.local('i32')];
    const [panelBytes, listBytes] = [code.local('i32'), code.local('i32')];
    code.get(inner).i32(BYTES_PER_PANEL_ROW).op('i32.mul').set(panelBytes);
    code.get(inner).i32(BYTES_PER_NUMBER).op('i32.mul').i32(BYTES_OF_COUNT).op('i32.add').set(listBytes);
    const rowStarts = Array.from({ length: TILE_ROWS }, () => code.local('i32'));
    const rowPointers = rowStarts.map(() => code.local('i32'));
    const sums = rowStarts.map(() => Array.from({ length: VECTORS_PER_PANEL }, () => code.local('v128')));
    const tile = { sums, at, down: cDown, across: cAcross, keep, isKept };

    code.get(rows).set(rowsLeft);
    // Whole tiles; the last may reach behind the last row.
    code
      .get(rows)
      .i32(TILE_ROWS - 1)
      .op('i32.add')
      .set(rows);
    whileLeft(code, rows, TILE_ROWS, () => {
      startRows(code, rowStarts, a, aDown, rowsLeft);
      code.get(panels).set(panel);
      code.get(lists).set(list);
      code.get(c).set(at);
      code.get(columns).set(columnsLeft);
      code.loop((nextPanel) => {
        for (const sum of sums.flat()) clear(code, sum);
        code.get(panel).set(row);
        code.get(list).memory('i32.load', 0).set(innerLeft);
        code.block((done) => {
          code.get(innerLeft, inner).op('i32.eq');
          code.if(() => {
            for (const [r, pointer] of rowPointers.entries()) code.get(rowStarts[r]).set(pointer);
            whileLeft(code, innerLeft, 1, () => {
              addOuter(code, sums, row, (r) => code.get(rowPointers[r]));
              for (const pointer of rowPointers) forward(code, pointer, aAcross);
            });
            code.br(done);
          });
          code.get(list).set(entry);
          whileLeft(code, innerLeft, 1, () => {
            forward(code, entry, BYTES_PER_NUMBER);
            code.get(entry).memory('i32.load', 0).set(offset);
            addOuter(code, sums, row, (r) => code.get(rowStarts[r], offset).op('i32.add'));
          });
        });
        forward(code, panel, panelBytes);
        forward(code, list, listBytes);
        for (const sum of sums.flat()) code.get(sum, scale).simd('f32x4.mul').set(sum);
        storeTile(code, tile, rowsLeft, columnsLeft, scratch);
        code.get(cAcross).i32(PANEL_COLUMNS).op('i32.mul').get(at).op('i32.add').set(at);
        code.get(columnsLeft).i32(PANEL_COLUMNS).op('i32.sub').tee(columnsLeft);
        code.i32(1).op('i32.lt_s', 'i32.eqz').brIf(nextPanel);
      });
      forward(code, rowsLeft, -TILE_ROWS);
      code.get(aDown).i32(TILE_ROWS).op('i32.mul').get(a).op('i32.add').set(a);
      code.get(cDown).i32(TILE_ROWS).op('i32.mul').get(c).op('i32.add').set(c);
    });
  });
}

/** Where the rows of a tile begin in A; rows behind the last are the last, for there is memory there. */
function startRows(code: Code, starts: readonly Local[], a: Local, down: Local, rowsLeft: Local): void {
  code.get(a).set(starts[0]);
  for (let r = 1; r < starts.length; r++) {
    code
      .get(starts[r - 1], down)
      .op('i32.add')
      .get(starts[r - 1]);
    code.i32(r).get(rowsLeft).op('i32.lt_s', 'select').set(starts[r]);
  }
}

/** Adds the product of a column of the tile's rows and a row of the panel. @param point at the row's entry in that column */
function addOuter(
  code: Code,
  sums: readonly (readonly Local[])[],
  row: Local,
  point: (row: number) => Code,
): void {
  const vectors = Array.from({ length: VECTORS_PER_PANEL }, (_, v) => {
    const vector = code.local('v128');
    code
      .get(row)
      .simdMemory('v128.load', v * BYTES_PER_VECTOR)
      .set(vector);
    return vector;
  });
  for (const [r, sumsOfRow] of sums.entries()) {
    const factor = code.local('v128');
    point(r).simdMemory('v128.load32_splat', 0).set(factor);
    for (const [v, vector] of vectors.entries()) addProduct(code, sumsOfRow[v], factor, vector);
  }
  forward(code, row, BYTES_PER_PANEL_ROW);
}

function storeTile(code: Code, tile: Tile, rowsLeft: Local, columnsLeft: Local, scratch: Local): void {
  code.block((done) => {
    code.get(rowsLeft).i32(TILE_ROWS).op('i32.lt_s', 'i32.eqz');
    code.get(columnsLeft).i32(PANEL_COLUMNS).op('i32.lt_s', 'i32.eqz', 'i32.and');
    code.if(() => {
      code.get(tile.across).i32(BYTES_PER_NUMBER).op('i32.eq');
      code.if(() => {
        storeRows(code, tile);
        code.br(done);
      });
      storeColumns(code, tile);
      code.br(done);
    });
    storeCorner(code, tile, rowsLeft, columnsLeft, scratch);
  });
}

function storeRows(code: Code, tile: Tile): void {
  const pointer = copyOf(code, tile.at);
  for (const row of tile.sums) {
    for (const [v, sum] of row.entries()) storeVector(code, tile, pointer, v * BYTES_PER_VECTOR, sum);
    forward(code, pointer, tile.down);
  }
}

function storeColumns(code: Code, tile: Tile): void {
  const pointer = copyOf(code, tile.at);
  for (let v = 0; v < VECTORS_PER_PANEL; v++) {
    const columns = transpose(
      code,
      tile.sums.map((row) => row[v]),
    );
    for (const column of columns) {
      storeVector(code, tile, pointer, 0, column);
      forward(code, pointer, tile.across);
    }
  }
}

function storeVector(code: Code, { keep, isKept }: Tile, pointer: Local, offset: number, sum: Local): void {
  code.get(isKept);
  code.if(() => {
    code.get(sum, pointer).simdMemory('v128.load', offset).get(keep).simd('f32x4.mul', 'f32x4.add').set(sum);
  });
  code.get(pointer, sum).simdMemory('v128.store', offset);
}

/** A tile that is not whole goes one by one, from scratch. */
function storeCorner(code: Code, tile: Tile, rowsLeft: Local, columnsLeft: Local, scratch: Local): void {
  for (const [r, row] of tile.sums.entries())
    for (const [v, sum] of row.entries())
      code.get(scratch, sum).simdMemory('v128.store', (r * VECTORS_PER_PANEL + v) * BYTES_PER_VECTOR);
  const from = copyOf(code, scratch);
  const rowPointer = copyOf(code, tile.at);
  const rows = smallerOf(code, rowsLeft, TILE_ROWS);
  whileLeft(code, rows, 1, () => {
    const [number, pointer] = [copyOf(code, from), copyOf(code, rowPointer)];
    const columns = smallerOf(code, columnsLeft, PANEL_COLUMNS);
    const value = code.local('v128');
    whileLeft(code, columns, 1, () => {
      code.get(number).simdMemory('v128.load32_zero', 0).set(value);
      code.get(tile.isKept);
      code.if(() => {
        code.get(value, pointer).simdMemory('v128.load32_zero', 0);
        code.get(tile.keep).simd('f32x4.mul', 'f32x4.add').set(value);
      });
      code.get(pointer, value).simdLaneMemory('v128.store32_lane', 0, 0);
      forward(code, number, BYTES_PER_NUMBER);
      forward(code, pointer, tile.across);
    });
    forward(code, from, BYTES_PER_PANEL_ROW);
    forward(code, rowPointer, tile.down);
  });
}

function smallerOf(code: Code, left: Local, most: number): Local {
  const count = code.local('i32');
  code.get(left).i32(most).get(left).i32(most).op('i32.lt_s', 'select').set(count);
  return count;
}

export const SCRATCH_NUMBERS = TILE_ROWS * VECTORS_PER_PANEL * LANES;
