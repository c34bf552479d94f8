/** Where the free phase of each training sample ended, to go on from there the next time ("persistent particles"). */
export class RememberedStates {
  /** Of as many samples each; nothing is copied as more samples come. */
  private readonly blocks: Float32Array[] = [];

  /** @param size numbers in a state. */
  constructor(private readonly size: number) {}

  /** At rest where there is none yet. A view. */
  of(identity: number): Float32Array {
    const block = Math.floor(identity / SAMPLES_IN_BLOCK);
    this.blocks[block] ??= new Float32Array(SAMPLES_IN_BLOCK * this.size);
    const from = (identity % SAMPLES_IN_BLOCK) * this.size;
    return this.blocks[block].subarray(from, from + this.size);
  }
}

const SAMPLES_IN_BLOCK = 256;
