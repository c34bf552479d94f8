/** Which bytes of a kernel's memory are whose. Everything is known before the memory is made, so nothing ever moves. */

/** Two lanes of f64, and then some: no column shares a cache line with another. */
const ALIGNMENT = 64;
/** What nobody owns, so that 0 is no address. */
const FIRST = 64;
export const PAGE_BYTES = 65_536;
const MOST_BYTES = 2 ** 32;

export class MemoryPlan {
  private next = FIRST;

  /** Address of so many bytes. */
  reserve(bytes: number): number {
    const address = this.next;
    this.next = Math.ceil((address + bytes) / ALIGNMENT) * ALIGNMENT;
    return address;
  }

  get pages(): number {
    return Math.ceil(this.next / PAGE_BYTES);
  }

  get bytes(): number {
    return this.next;
  }

  /** Whether one memory can hold it: addresses have 32 bits. */
  get fits(): boolean {
    return this.next <= MOST_BYTES;
  }
}
