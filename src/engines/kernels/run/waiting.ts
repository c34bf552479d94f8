/**
 * Populations whose neurons wait for a moment that they know: nothing of them is integrated, and the threshold compares the
 * time with a variable that only their own reset changes. Such a neuron costs nothing until its time has come.
 */

import type { ColumnView } from '../layout/column-view.js';
import type { Wait } from '../layout/wait.js';

export class Waiting {
  /** Who waits, by the last bits of the tick: the first of a chain. */
  private readonly first = new Int32Array(WHEEL).fill(NOBODY);
  /** By neuron: the next in the chain, and for which tick it waits. */
  private readonly next: Int32Array;
  private readonly due: Float64Array;

  constructor(
    private readonly wait: Wait,
    private readonly dt: number,
    /** When each neuron's time comes, seconds. */
    private readonly moments: ColumnView,
  ) {
    this.next = new Int32Array(moments.length);
    this.due = new Float64Array(moments.length).fill(NEVER);
  }

  /** Makes the calendar from the column, before `tick`. */
  restart(tick: number): void {
    this.first.fill(NOBODY);
    this.due.fill(NEVER);
    for (let neuron = 0; neuron < this.moments.length; neuron++) this.expect(tick, neuron);
  }

  /** Lists whose time has come, ascending; returns how many. */
  take(tick: number, into: Uint32Array): number {
    const spoke = tick & (WHEEL - 1);
    let count = 0;
    let before = NOBODY;
    for (let neuron = this.first[spoke]; neuron !== NOBODY; neuron = this.next[neuron]) {
      if (this.due[neuron] !== tick) {
        before = neuron;
        continue;
      }
      this.unlink(spoke, before, neuron);
      this.due[neuron] = NEVER;
      into[count++] = neuron;
    }
    if (count > 1) into.subarray(0, count).sort();
    return count;
  }

  /** After the reset: finds the first tick from `from` at which the neuron fires. False if its time is no number. */
  expect(from: number, neuron: number): boolean {
    if (this.due[neuron] !== NEVER) this.forget(neuron);
    const moment = this.moments[neuron];
    if (!(moment < LATEST)) return !Number.isNaN(moment);
    let tick = Math.max(from, Math.floor(moment / this.dt) - LOOK_BACK);
    while (!this.comesAt(tick, moment)) tick++;
    const spoke = tick & (WHEEL - 1);
    this.due[neuron] = tick;
    this.next[neuron] = this.first[spoke];
    this.first[spoke] = neuron;
    return true;
  }

  /** It has fired before its time, because somebody outside said so. */
  private forget(neuron: number): void {
    const spoke = this.due[neuron] & (WHEEL - 1);
    let before = NOBODY;
    for (let other = this.first[spoke]; other !== neuron; other = this.next[other]) before = other;
    this.unlink(spoke, before, neuron);
    this.due[neuron] = NEVER;
  }

  private unlink(spoke: number, before: number, neuron: number): void {
    if (before === NOBODY) this.first[spoke] = this.next[neuron];
    else this.next[before] = this.next[neuron];
  }

  private comesAt(tick: number, moment: number): boolean {
    const time = tick * this.dt;
    return this.wait.strict ? time > moment : time >= moment;
  }
}

/** Spokes of the wheel that the calendar is: a power of two. Ticks that share a spoke are told apart when it comes round. */
const WHEEL = 8192;
const NOBODY = -1;
const NEVER = -1;
/** Rounding of a quotient may hide a tick. */
const LOOK_BACK = 1;
/** Seconds: no run lasts longer. */
const LATEST = 1e9;
