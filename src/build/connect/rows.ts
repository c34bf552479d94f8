/**
 * Collects synapses row by row, in typed chunks: a network of ten million synapses never exists as anything larger
 * than its own targets twice over, and that only while the chunks are put together.
 */
import { refuseTooManySynapses } from './too-many.js';
import type { Wiring } from './wiring.js';

const CHUNK = 1 << 18;

export class Rows {
  private readonly rowStart: Uint32Array;
  private readonly full: Uint32Array[] = [];
  private chunk = new Uint32Array(CHUNK);
  private used = 0;
  private row = 0;

  constructor(
    sources: number,
    private readonly limit: number,
  ) {
    this.rowStart = new Uint32Array(sources + 1);
  }

  private get count(): number {
    return this.full.length * CHUNK + this.used;
  }

  push(target: number): void {
    if (this.used === CHUNK) this.startChunk();
    this.chunk[this.used++] = target;
  }

  private startChunk(): void {
    if (this.count >= this.limit) refuseTooManySynapses(this.count, this.limit);
    this.full.push(this.chunk);
    this.chunk = new Uint32Array(CHUNK);
    this.used = 0;
  }

  /** The coming synapses belong to the next source neuron. */
  endRow(): void {
    this.rowStart[++this.row] = this.count;
  }

  finish(): Wiring {
    if (this.count > this.limit) refuseTooManySynapses(this.count, this.limit);
    const targets = new Uint32Array(this.count);
    this.full.forEach((chunk, number) => {
      targets.set(chunk, number * CHUNK);
    });
    targets.set(this.chunk.subarray(0, this.used), this.full.length * CHUNK);
    return { rowStart: this.rowStart, targets };
  }
}
