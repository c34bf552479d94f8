/** The memory of the kernels of a network; places are told in bytes. */
import type { ActiveInputs } from './active-inputs.js';
import { BYTES, type FusedLayout, LANES, VECTOR_BYTES } from './layout.js';

export class FusedMemory {
  readonly memory: WebAssembly.Memory;
  /** As it is. */
  readonly whole: Float32Array;
  private readonly words: Int32Array;

  constructor(private readonly layout: FusedLayout) {
    const { pages } = layout;
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.whole = new Float32Array(this.memory.buffer);
    this.words = new Int32Array(this.memory.buffer);
  }

  /** A view. */
  numbers(at: number, count: number): Float32Array {
    return this.whole.subarray(at / BYTES, at / BYTES + count);
  }

  list({ rows, values }: ActiveInputs): void {
    this.words.set(rows, this.layout.rowList / BYTES);
    this.put(this.layout.valueList, values);
  }

  put(at: number, values: ArrayLike<number>): void {
    this.whole.set(values, at / BYTES);
  }

  /** The scales of the terms of a change. */
  splatAll(scales: readonly number[]): void {
    scales.forEach((scale, k) => {
      this.splat(this.layout.scale + k * VECTOR_BYTES, scale);
    });
  }

  splat(at: number, value: number): void {
    this.whole.fill(value, at / BYTES, at / BYTES + LANES);
  }
}
