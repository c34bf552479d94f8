/** Which kernels make a product of matrices, and in what pieces. */
import type { Block, DeviceProduct } from '../device.js';
import { BYTES_PER_NUMBER, type Heap, type Room } from './heap.js';
import { PANEL_COLUMNS, panelNumbers } from './panels.js';
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

/** With so few samples, weights are gone through once for all of them; with more, tiles are quicker. */
const FEW = 16;

/** @param scaleAll C = factor C, where the factor may go along its rows; 0 where it is 0. */
export function multiply(
  heap: Heap,
  kernels: (name: string) => Kernel,
  into: Block<Room>,
  a: Block<Room>,
  b: Block<Room>,
  { transposeA, transposeB, scale, keep }: DeviceProduct<Room>,
  scaleAll: (factor: number | Block<Room>) => void,
): void {
  const given: Product = {
    a: sideOf(a, transposeA),
    b: sideOf(b, transposeB),
    c: sideOf(into, false),
    rows: into.rows,
    inner: transposeA ? a.rows : a.columns,
    columns: into.columns,
  };
  if (given.inner === 1) {
    if (keep !== 1 && typeof keep === 'number') scaleAll(keep);
    const kept = typeof keep === 'number' ? 0 : keep.storage.address;
    const { address } = into.storage;
    kernels('outer')(a.storage.address, b.storage.address, address, into.rows, into.columns, scale, kept);
    return;
  }
  // One row rather than one column; else the columns' factor is copied.
  const isTurned = given.columns === 1 || (given.rows !== 1 && isLeftCopied(heap, a, b, given));
  const { rows, inner, columns, c, ...product } = isTurned ? turned(given) : given;
  const isOneByOne = rows === 1 && product.b.down === BYTES_PER_NUMBER;
  const isMixed = !isOneByOne && (rows === 1 || (inner <= FEW && given.b.across === BYTES_PER_NUMBER));
  // Only some kernels can keep a part of what is there on their way.
  const isKeptFirst = typeof keep !== 'number' || (isMixed && keep !== 1);
  if (isKeptFirst) scaleAll(keep);
  const stillKept = isKeptFirst ? 1 : keep;
  if (isOneByOne) {
    const { a: x, b: w } = product;
    kernels('dots')(w.address, w.across, x.address, c.address, columns, inner, scale, stillKept);
  } else if (isMixed) {
    const { a: from, b: rest, c: to } = rows === 1 ? { ...product, c } : given;
    const size = rows === 1 ? [rows, inner, columns] : [given.rows, inner, given.columns];
    kernels('mix')(
      from.address,
      from.down,
      from.across,
      rest.address,
      rest.down,
      to.address,
      to.down,
      ...size,
      scale,
    );
  } else tiles(heap, kernels, { ...product, c, rows, inner, columns }, scale, stillKept);
}

/** The smaller factor, unless the other is mostly 0, for which there is less to do the more of it is copied. */
function isLeftCopied(heap: Heap, a: Block<Room>, b: Block<Room>, { rows, columns }: Product): boolean {
  if (Math.min(rows, columns) < WORTH_A_LOOK) return rows < columns;
  const [isLeftEmpty, isRightEmpty] = [a, b].map((block) => isMostlyZero(heap, block));
  return isLeftEmpty === isRightEmpty ? rows < columns : isLeftEmpty;
}

/** Goes by a few of the numbers. */
function isMostlyZero(heap: Heap, { storage, rows, columns }: Block<Room>): boolean {
  const numbers = heap.numbers(storage, rows * columns);
  let zeros = 0;
  for (let k = 0; k < LOOKED_AT; k++) if (numbers[(k * FAR_APART) % numbers.length] === 0) zeros++;
  return zeros > LOOKED_AT / 2;
}

/** With fewer rows or columns, copying is much of the work. */
const WORTH_A_LOOK = 32;
const LOOKED_AT = 64;
/** A prime, so that rows are looked at in different columns. */
const FAR_APART = 7919;

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
  const numbers = panelNumbers(panels, piece);
  const [packed, lists] = [heap.take(numbers.packed), heap.take(numbers.lists)];
  for (let from = 0; from < inner; from += piece) {
    const length = Math.min(piece, inner - from);
    const start = b.address + from * b.down;
    const target = [packed.address, lists.address, a.across];
    if (b.across === BYTES_PER_NUMBER) kernels('pack rows')(start, b.down, length, panels, ...target);
    else kernels('pack columns')(start, b.across, length, columns, ...target);
    kernels('tiles')(
      ...[a.address + from * a.across, a.down, a.across, packed.address, lists.address],
      ...[rows, length, c.address, c.down, c.across, columns, scratch.address],
      ...[scale, from === 0 ? keep : 1],
    );
  }
  heap.give(packed);
  heap.give(lists);
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
