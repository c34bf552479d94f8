/**
 * The spikes of the last ticks, where kernels can read them: for each tick and population the numbers of the neurons that
 * fired, ascending. They go round in a ring that is as long as the longest delay; what has no more delivery ahead is
 * written over.
 */

import { Problem } from '../../../problem.js';
import { MOST_SPIKES, type SpikeStorePlan } from '../layout/spike-store-plan.js';
import { BYTES_PER_INDEX } from '../layout/widths.js';

export class SpikeStore {
  private readonly entries: Uint32Array;
  /** By tick (modulo those kept) and population. */
  private readonly first: Float64Array;
  private readonly counts: Uint32Array;
  private readonly tickOf: Float64Array;
  private next = 0;

  constructor(
    private readonly plan: SpikeStorePlan,
    buffer: ArrayBufferLike,
  ) {
    this.entries = new Uint32Array(buffer, plan.address, plan.capacity);
    this.first = new Float64Array(plan.ticks * plan.populations);
    this.counts = new Uint32Array(plan.ticks * plan.populations);
    this.tickOf = new Float64Array(plan.ticks).fill(NO_TICK);
  }

  /** From here on `tick` is the newest; all its populations are told next, in their order. */
  begin(tick: number): void {
    const { ticks, populations } = this.plan;
    const slot = tick % ticks;
    this.tickOf[slot] = tick;
    this.counts.fill(0, slot * populations, (slot + 1) * populations);
  }

  /** Adds the first `count` neurons of a list, numbered from `from` on, to those of the population that fired at the tick. */
  add(tick: number, population: number, list: Uint32Array, count: number, from: number): void {
    const at = (tick % this.plan.ticks) * this.plan.populations + population;
    const already = this.counts[at];
    if (already === 0) this.first[at] = this.place(count);
    else if (this.first[at] + already + count > this.plan.capacity) this.moveToFront(at, already);
    const first = this.first[at] + already;
    for (let k = 0; k < count; k++) this.entries[first + k] = list[k] + from;
    this.counts[at] = already + count;
    this.next = first + count;
    this.expectRoom(tick);
  }

  count(tick: number, population: number): number {
    const slot = tick % this.plan.ticks;
    return this.tickOf[slot] === tick ? this.counts[slot * this.plan.populations + population] : 0;
  }

  /** Address of the list. */
  address(tick: number, population: number): number {
    const at = (tick % this.plan.ticks) * this.plan.populations + population;
    return this.plan.address + this.first[at] * BYTES_PER_INDEX;
  }

  /** The k-th of those that fired at the tick. */
  neuron(tick: number, population: number, k: number): number {
    return this.entries[this.first[(tick % this.plan.ticks) * this.plan.populations + population] + k];
  }

  /** The neuron at an address within a list. */
  at(address: number): number {
    return this.entries[(address - this.plan.address) / BYTES_PER_INDEX];
  }

  /** A view, good until the ring comes round. */
  list(tick: number, population: number): Uint32Array {
    const at = (tick % this.plan.ticks) * this.plan.populations + population;
    const first = this.first[at];
    return this.entries.subarray(first, first + this.count(tick, population));
  }

  private place(count: number): number {
    return this.next + count > this.plan.capacity ? 0 : this.next;
  }

  private moveToFront(at: number, count: number): void {
    const first = this.first[at];
    this.entries.copyWithin(0, first, first + count);
    this.first[at] = 0;
  }

  /** No list that is still wanted may be written over. */
  private expectRoom(tick: number): void {
    const { ticks, populations } = this.plan;
    if (this.plan.capacity < MOST_SPIKES) return;
    let inFlight = 0;
    for (let slot = 0; slot < ticks; slot++) {
      if (this.tickOf[slot] + ticks <= tick) continue;
      for (let p = 0; p < populations; p++) inFlight += this.counts[slot * populations + p];
    }
    if (inFlight > MOST_SPIKES) {
      throw new Problem(`More than ${MOST_SPIKES} spikes are on their way at once.`, {
        fix: 'The activity has run away, or the longest delay is too long: look at a shorter run.',
      });
    }
  }
}

/** Long before every tick. */
const NO_TICK = -Infinity;
