/** Which kernels make a product of matrices, and in what pieces. */
import type { MatmulOptions } from '../backend.js';
import type { Block } from '../device.js';
import { BYTES_PER_NUMBER, type Heap, type Room } from './heap.js';
import { BYTES_PER_PANEL_ROW, PANEL_COLUMNS } from './panels.js';
import { SCRATCH_NUMBERS } from './tiles.js';

export type Kernel = (...parameters: number[]) => void;

/** A matrix that is looked at from either side: distances in bytes between its rows and its columns. */
interface Side {
  readonly address: number;
  readonly down: number;
  readonly across: number;
}

interface Product {
  /** rows x inner. */
  readonly a: Side;
  /** inner x columns. */
  readonly b: Side;
  readonly c: Side;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
}

/** So much of a sum is made at once that a panel of it stays in the fastest cache. */
const INNER_AT_ONCE = 1024;

/** @param scaleAll C = factor C, or 0 where the factor is 0. */
export function multiply(
  heap: Heap,
  kernels: (name: string) => Kernel,
  into: Block<Room>,
  a: Block<Room>,
  b: Block<Room>,
  options: Required<MatmulOptions>,
  scaleAll: (factor: number) => void,
): void {
  const { transposeA, transposeB, scale, keep } = options;
  const given: Product = {
    a: sideOf(a, transposeA),
    b: sideOf(b, transposeB),
    c: sideOf(into, false),
    rows: into.rows,
    inner: transposeA ? a.rows : a.columns,
    columns: into.columns,
  };
  if (given.inner === 1) {
    if (keep !== 1) scaleAll(keep);
    kernels('outer')(
      a.storage.address,
      b.storage.address,
      into.storage.address,
      into.rows,
      into.columns,
      scale,
    );
    return;
  }
  // One row rather than one column, and few columns rather than few rows: the columns' factor is copied.
  const isTurned = given.columns === 1 || (given.rows !== 1 && given.rows < given.columns);
  const product = isTurned ? turned(given) : given;
  const { rows, inner, columns, c } = product;
  if (rows > 1) tiles(heap, kernels, product, scale, keep);
  else if (product.b.down === BYTES_PER_NUMBER)
    kernels('dots')(
      product.b.address,
      product.b.across,
      product.a.address,
      c.address,
      columns,
      inner,
      scale,
      keep,
    );
  else {
    if (keep !== 1) scaleAll(keep);
    kernels('mix')(product.a.address, product.b.address, product.b.down, c.address, inner, columns, scale);
  }
}

function tiles(
  heap: Heap,
  kernels: (name: string) => Kernel,
  { a, b, c, rows, inner, columns }: Product,
  scale: number,
  keep: number,
): void {
  const panels = Math.ceil(columns / PANEL_COLUMNS);
  const piece = Math.min(inner, INNER_AT_ONCE);
  const scratch = heap.take(SCRATCH_NUMBERS);
  const packed = heap.take((panels * piece * BYTES_PER_PANEL_ROW) / BYTES_PER_NUMBER);
  for (let from = 0; from < inner; from += piece) {
    const length = Math.min(piece, inner - from);
    const start = b.address + from * b.down;
    if (b.across === BYTES_PER_NUMBER) kernels('pack rows')(start, b.down, length, panels, packed.address);
    else kernels('pack columns')(start, b.across, length, columns, packed.address);
    kernels('tiles')(
      ...[a.address + from * a.across, a.down, a.across, packed.address],
      ...[rows, length, c.address, c.down, c.across, columns, scratch.address],
      ...[scale, from === 0 ? keep : 1],
    );
  }
  heap.give(packed);
  heap.give(scratch);
}

function sideOf({ storage, columns }: Block<Room>, isTurned: boolean): Side {
  const [down, across] = [columns * BYTES_PER_NUMBER, BYTES_PER_NUMBER];
  return isTurned
    ? { address: storage.address, down: across, across: down }
    : { address: storage.address, down, across };
}

/** C^T = B^T A^T. */
function turned({ a, b, c, rows, inner, columns }: Product): Product {
  const turn = ({ address, down, across }: Side): Side => ({ address, down: across, across: down });
  return { a: turn(b), b: turn(a), c: turn(c), rows: columns, inner, columns: rows };
}
