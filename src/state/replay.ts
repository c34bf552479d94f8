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

  /** Call before every tick. */
  feed(engine: Engine): void {
    while (this.next < this.entries.length && this.entries[this.next].tick === engine.tick) {
      engine.inject(this.entries[this.next].input);
      this.next++;
    }
  }
}
