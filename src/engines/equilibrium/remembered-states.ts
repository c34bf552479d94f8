/** Where the free phase of each training sample ended, to go on from there the next time ("persistent particles"). */
export class RememberedStates {
  private states: Float32Array;

  /** @param size numbers in a state. */
  constructor(private readonly size: number) {
    this.states = new Float32Array(0);
  }

  /** At rest where there is none yet. A view, until the next call. */
  of(identity: number): Float32Array {
    const end = (identity + 1) * this.size;
    if (end > this.states.length) {
      const larger = new Float32Array(Math.max(end, 2 * this.states.length));
      larger.set(this.states);
      this.states = larger;
    }
    return this.states.subarray(end - this.size, end);
  }
}
