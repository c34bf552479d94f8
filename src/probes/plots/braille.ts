/**
 * A raster in text: a character of braille is a grid of 2 x 4 dots, so 80 characters hold 160 steps of time.
 *
 * Spikes are counted into the grid as they happen: memory does not grow with the run. Where many spikes fall on a dot,
 * not every dot is lit: each has a threshold of its own, so that the denser the spikes, the more dots there are.
 */

export interface BrailleRow {
  /** Position of the population among those shown. */
  readonly population: number;
  /** Whether this is the middle row of the population: where its name belongs. */
  readonly middle: boolean;
  readonly text: string;
}

export class BrailleRaster {
  private readonly bands: { readonly size: number; readonly rows: number; readonly counts: Uint32Array }[];
  private readonly dotColumns: number;

  /**
   * @param sizes of the populations, in the order they are shown, top to bottom
   * @param totalRows rows of characters for all of them together; each gets at least one
   */
  constructor(
    sizes: readonly number[],
    private readonly fromTick: number,
    private readonly toTick: number,
    columns: number,
    totalRows: number,
  ) {
    this.dotColumns = columns * DOTS_ACROSS;
    const all = sizes.reduce((sum, size) => sum + size, 0);
    this.bands = sizes.map((size) => {
      const share = Math.round((totalRows * size) / Math.max(1, all));
      const rows = Math.max(1, Math.min(share, Math.ceil(size / DOTS_DOWN)));
      return { size, rows, counts: new Uint32Array(this.dotColumns * rows * DOTS_DOWN) };
    });
  }

  /** @param population position among those shown */
  add(tick: number, population: number, neuron: number): void {
    if (tick < this.fromTick || tick >= this.toTick) return;
    const { size, rows, counts } = this.bands[population];
    const x = Math.floor(((tick - this.fromTick) / (this.toTick - this.fromTick)) * this.dotColumns);
    const fromTop = size - 1 - neuron;
    const y = Math.floor((fromTop * rows * DOTS_DOWN) / size);
    counts[y * this.dotColumns + x]++;
  }

  /** Top to bottom; neuron 0 of a population is at its bottom. */
  rows(): BrailleRow[] {
    return this.bands.flatMap(({ rows, counts }, population) => {
      const full = bright(counts);
      return Array.from({ length: rows }, (_, row) => {
        let text = '';
        for (let column = 0; column < this.dotColumns; column += DOTS_ACROSS) {
          text += String.fromCharCode(BLANK + this.pattern(counts, full, row * DOTS_DOWN, column));
        }
        return { population, middle: row === Math.floor(rows / 2), text };
      });
    });
  }

  private pattern(counts: Uint32Array, full: number, top: number, left: number): number {
    let bits = 0;
    for (let down = 0; down < DOTS_DOWN; down++) {
      for (let across = 0; across < DOTS_ACROSS; across++) {
        const y = top + down;
        const x = left + across;
        if (counts[y * this.dotColumns + x] > threshold(x, y) * full)
          bits |= DOT_BITS[down * DOTS_ACROSS + across];
      }
    }
    return bits;
  }
}

/** The count that lights every dot: far enough above the usual that bursts stand out. */
function bright(counts: Uint32Array): number {
  const some = counts.filter((count) => count > 0).sort();
  return some.length === 0 ? 1 : 2 * some[Math.floor((some.length - 1) * USUAL_SHARE)] - 1;
}

/** From 0 to 1, the same for the same dot, and without a pattern that the eye would take for the network's. */
function threshold(x: number, y: number): number {
  let hash = Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae3d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

const DOTS_ACROSS = 2;
const DOTS_DOWN = 4;
/** The Unicode braille pattern without dots. */
const BLANK = 0x2800;
/** Unicode numbers the dots of a pattern in this order: left to right, top to bottom. */
const DOT_BITS = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];
/** Of the dots with spikes. */
const USUAL_SHARE = 0.9;
