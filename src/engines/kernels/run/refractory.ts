/**
 * Lets neurons fire again when their time is up. The program says in every tick of every neuron whether it is still
 * refractory; but that changes only when it fires and once more afterwards, so here a calendar is kept instead, and the
 * same question is asked only then.
 */
import { EventQueue } from '../../../clock/event-queue.js';
import type { ColumnView } from '../layout/column-view.js';
import { isReleased } from '../layout/neuron-block.js';
import type { FrozenList } from './frozen-list.js';

export class Refractory {
  private calendar = new EventQueue<number>();
  /** Ticks to look ahead: in this many the answer has become yes. */
  private readonly ticks: number;

  constructor(
    private readonly seconds: number,
    private readonly dt: number,
    private readonly lastspike: ColumnView,
    private readonly notRefractory: ColumnView,
    private readonly size: number,
    /** Kept up to date, where kernels ask for it. */
    private readonly frozen: FrozenList | undefined,
  ) {
    this.ticks = Math.max(Math.ceil(seconds / dt), 0) + 1;
  }

  /** Makes the calendar from the columns, before `tick`. */
  restart(tick: number): void {
    this.calendar = new EventQueue();
    this.frozen?.clear();
    for (let neuron = 0; neuron < this.size; neuron++) {
      if (!this.released(tick, neuron)) this.notRefractory[neuron] = 0;
      if (this.notRefractory[neuron] !== 0) continue;
      this.frozen?.add(neuron);
      this.expect(tick, neuron);
    }
  }

  /** The neuron has fired at `tick`. */
  fire(tick: number, neuron: number): void {
    this.frozen?.add(neuron);
    this.expect(tick + 1, neuron);
  }

  /** As integration begins. */
  release(tick: number): void {
    const due = this.calendar.take(tick);
    for (let k = 0; k < due.length; k++) {
      const neuron = due[k];
      // It may have fired again meanwhile, because somebody outside said so.
      if (!this.released(tick, neuron)) continue;
      this.notRefractory[neuron] = 1;
      this.frozen?.remove(neuron);
    }
  }

  /** Finds the first tick from `from` at which the neuron is released. */
  private expect(from: number, neuron: number): void {
    let tick = Math.max(from, Math.floor(this.lastspike[neuron] / this.dt) + this.ticks - LOOK_BACK);
    // A state from elsewhere may have a time that no run comes to.
    if (!Number.isSafeInteger(tick)) return;
    while (!this.released(tick, neuron)) tick++;
    this.calendar.push(tick, neuron);
  }

  private released(tick: number, neuron: number): boolean {
    return isReleased(tick, this.lastspike[neuron], this.seconds, this.dt);
  }
}

/** Rounding may make a time of n ticks end a little before the n-th. */
const LOOK_BACK = 3;
