import type { Relay } from '../bus/relay.js';
import { GrowingArray } from './growing-array.js';
import { type Recorder, type RecorderOptions, rowsToForget } from './recorder.js';

/** A recorded variable. */
export interface SampledVariable {
  readonly name: string;
  /** As `formatDimension` names it; `1`: without dimension. */
  readonly unit: string;
  /** The values at the start of `tick`, by index of neuron or synapse. */
  at(tick: number): (index: number) => number;
}

/**
 * Values of chosen neurons or synapses at the START of every `everyTicks`-th tick, before that tick integrates, as
 * Brian2's StateMonitor has them. A row is one sample: all indices, and of each all variables.
 *
 * The start of a tick is the end of the one before, so the newest sample may belong to a tick that has not run. It is
 * not shown (`rows` leaves it out) until that tick ends: a run of n ticks gives the samples of ticks 0 to n - 1,
 * whether it ran in one go or in parts.
 */
export class SampleRecorder implements Recorder {
  private readonly tickColumn = new GrowingArray();
  private readonly valueColumn = new GrowingArray();
  private lost = 0;
  private ended: number;
  readonly stop: () => void;

  /** @param startTick the next tick to run: its start is the first sample, if it is due. */
  constructor(
    relay: Relay,
    startTick: number,
    readonly indices: Uint32Array,
    readonly variables: readonly SampledVariable[],
    private readonly everyTicks: number,
    options: RecorderOptions = {},
  ) {
    this.ended = startTick - 1;
    this.sample(startTick);
    this.stop = relay.observe('tick', ({ tick }) => {
      this.ended = tick;
      this.sample(tick + 1);
      const excess = rowsToForget(this.tickColumn.length, options.limit);
      if (excess > 0) {
        this.drop(excess);
        this.lost += excess;
      }
    });
  }

  get rows(): number {
    const held = this.tickColumn.length;
    return held > 0 && this.tickColumn.at(held - 1) > this.ended ? held - 1 : held;
  }

  get forgotten(): number {
    return this.lost;
  }

  /** Values in a row. */
  get width(): number {
    return this.indices.length * this.variables.length;
  }

  tick(row: number): number {
    return this.tickColumn.at(row);
  }

  /** @param position which of `indices`. @param variable which of `variables`. */
  value(row: number, position: number, variable: number): number {
    return this.valueColumn.at(row * this.width + position * this.variables.length + variable);
  }

  drop(count: number): void {
    this.tickColumn.dropFirst(count);
    this.valueColumn.dropFirst(count * this.width);
  }

  private sample(tick: number): void {
    if (tick % this.everyTicks !== 0) return;
    this.tickColumn.push(tick);
    const values = this.variables.map((variable) => variable.at(tick));
    for (const index of this.indices) {
      for (const value of values) this.valueColumn.push(value(index));
    }
  }
}
