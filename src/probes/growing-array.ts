/**
 * A typed array that grows by doubling: what a recorder fills. Numbers in a typed array cost 8 bytes each;
 * objects of three numbers would cost seven times that.
 */
export class GrowingArray {
  private buffer: Float64Array;
  private used = 0;

  constructor(capacity = FIRST_CAPACITY) {
    this.buffer = new Float64Array(Math.max(1, capacity));
  }

  get length(): number {
    return this.used;
  }

  push(value: number): void {
    if (this.used === this.buffer.length) {
      const larger = new Float64Array(this.buffer.length * 2);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.used++] = value;
  }

  at(index: number): number {
    return this.buffer[index];
  }

  /** What has been pushed: a view, valid until the next `push` or `dropFirst`. */
  view(): Float64Array {
    return this.buffer.subarray(0, this.used);
  }

  /** Forgets the oldest `count` values. */
  dropFirst(count: number): void {
    this.buffer.copyWithin(0, count, this.used);
    this.used -= count;
  }
}

const FIRST_CAPACITY = 1024;
