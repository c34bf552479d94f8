/**
 * Room in the memory of the kernels. What is freed is kept for the next of about the same size: a learning step asks for the
 * same again and again.
 */
export const BYTES_PER_NUMBER = 4;

const BYTES_PER_PAGE = 65_536;
/** What 32 bits can address. */
export const MOST_PAGES = 65_536;
/** Kernels may read and write so far behind the end of what they work on, where nothing is ever looked at. */
const SLACK_BYTES = 256;
/** Lines of the cache. */
const ALIGNMENT = 64;
/** Sizes are rounded up to so many steps between a power of two and the next. */
const STEPS_PER_DOUBLING = 8;

export interface Room {
  readonly address: number;
  readonly bytes: number;
}

export class Heap {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES });
  private readonly free = new Map<number, number[]>();
  // Address 0 stays empty: nothing lies at what a forgotten number points to.
  private end = ALIGNMENT;

  /** Whatever is in it. */
  take(length: number): Room {
    const bytes = sizeClass(length * BYTES_PER_NUMBER + SLACK_BYTES);
    const address = this.free.get(bytes)?.pop();
    return address === undefined ? this.append(bytes) : { address, bytes };
  }

  give({ address, bytes }: Room): void {
    const alike = this.free.get(bytes);
    if (alike === undefined) this.free.set(bytes, [address]);
    else alike.push(address);
  }

  /** The numbers there, until the next call of `take`. */
  numbers({ address }: Room, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  private append(bytes: number): Room {
    const address = this.end;
    const missing = address + bytes - this.memory.buffer.byteLength;
    // More than asked for, because growing moves every view.
    if (missing > 0) this.grow(Math.max(missing, Math.min(address, MOST_PAGES * BYTES_PER_PAGE - address)));
    this.end = address + bytes;
    return { address, bytes };
  }

  private grow(bytes: number): void {
    this.memory.grow(Math.ceil(bytes / BYTES_PER_PAGE));
  }
}

function sizeClass(bytes: number): number {
  const step = Math.max(ALIGNMENT, 2 ** (31 - Math.clz32(bytes)) / STEPS_PER_DOUBLING);
  return Math.ceil(bytes / step) * step;
}
