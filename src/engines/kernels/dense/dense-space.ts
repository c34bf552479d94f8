/**
 * Vectors and matrices of dense layers in one memory, in f32. All are filled up with zeros to whole turns of the kernels, and nothing
 * is ever written there but zeros. Synapses lie by source: what a silent source sends is never touched.
 */
import { MemoryPlan } from '../layout/memory-plan.js';
import { BYTES_PER, BYTES_PER_INDEX } from '../layout/widths.js';

export const BYTES = BYTES_PER.f32;
export const VECTOR_BYTES = 16;
/** Vectors that the widest loop takes in a turn, and rows that are worked on together where their sums come out. */
export const VECTORS_IN_TURN = 2;
export const ROWS_TOGETHER = 4;

const TURN = (VECTOR_BYTES / BYTES) * VECTORS_IN_TURN;

export interface DenseVector {
  readonly address: number;
  readonly length: number;
  /** With what fills it up. */
  readonly bytes: number;
}

export interface DenseMatrix {
  readonly address: number;
  readonly sources: number;
  readonly targets: number;
  /** From the synapses of a source to those of the next. */
  readonly rowBytes: number;
}

/** The offsets, in bytes, of entries of a vector: at most as many as it has. */
export interface DenseList {
  readonly address: number;
}

export class DenseSpace {
  private readonly plan = new MemoryPlan();

  vector(length: number): DenseVector {
    const bytes = upTo(length, TURN) * BYTES;
    return { address: this.plan.reserve(bytes), length, bytes };
  }

  matrix(sources: number, targets: number): DenseMatrix {
    const rowBytes = upTo(targets, TURN) * BYTES;
    const address = this.plan.reserve(upTo(sources, TURN) * rowBytes);
    return { address, sources, targets, rowBytes };
  }

  /** The kernel that makes lists writes an entry further than it counts. */
  list({ length }: DenseVector): DenseList {
    return { address: this.plan.reserve((length + 1) * BYTES_PER_INDEX) };
  }

  get pages(): number {
    return this.plan.pages;
  }

  get fits(): boolean {
    return this.plan.fits;
  }
}

const upTo = (size: number, step: number): number => Math.ceil(size / step) * step;
