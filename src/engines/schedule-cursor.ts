/** Walks a list of scheduled spikes in step with the ticks. */
import type { SpikeSchedule } from '../build/circuit.js';

export class ScheduleCursor {
  private next = 0;

  constructor(private readonly schedule: SpikeSchedule) {}

  /** Neurons due at `tick`, ascending. Ticks are asked for in order. */
  take(tick: number): Uint32Array {
    const { ticks, neurons } = this.schedule;
    const first = this.next;
    while (this.next < ticks.length && ticks[this.next] === tick) this.next++;
    return neurons.subarray(first, this.next);
  }

  /** The next tick asked for will be `tick`. */
  moveTo(tick: number): void {
    const { ticks } = this.schedule;
    let low = 0;
    let high = ticks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ticks[middle] < tick) low = middle + 1;
      else high = middle;
    }
    this.next = low;
  }
}
