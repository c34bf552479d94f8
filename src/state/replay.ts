/** Feeds a run its journal again: each entry just before the tick at whose start it took effect. */
import type { Engine } from '../engines/engine.js';
import type { JournalEntry } from './journal.js';

export class Replay {
  private next = 0;

  /** @param engine between two ticks; what it already has waiting came first in the journal too. */
  constructor(
    private readonly entries: readonly JournalEntry[],
    engine: Engine,
    waiting: number,
  ) {
    while (this.next < entries.length && entries[this.next].tick < engine.tick) this.next++;
    const due = entries.slice(this.next).filter(({ tick }) => tick === engine.tick).length;
    this.next += Math.min(waiting, due);
  }

  /** The tick at whose start the next input takes effect: it is to be fed before. Undefined: there is none. */
  get nextTick(): number | undefined {
    return this.entries[this.next]?.tick;
  }

  /** Call where a run starts or goes on, and at every `nextTick`. */
  feed(engine: Engine): void {
    if (this.nextTick !== undefined && this.nextTick < engine.tick)
      throw new Error(
        `The run has gone past tick ${this.nextTick} without the input it was to repeat there.`,
      );
    while (this.next < this.entries.length && this.entries[this.next].tick === engine.tick) {
      engine.inject(this.entries[this.next].input);
      this.next++;
    }
  }
}
