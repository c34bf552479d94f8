import type { Relay } from '../bus/relay.js';
import { GrowingArray } from './growing-array.js';
import { type Recorder, type RecorderOptions, rowsToForget } from './recorder.js';

/** What a rate recorder must be given back to go on in the middle of a bin. */
export interface RateRecorderState {
  readonly spikesInBin: number;
}

/**
 * Firing rate of a population, averaged over its neurons and over bins of `everyTicks` ticks. A row is a bin that has
 * ended; bins are counted from tick 0.
 */
export class RateRecorder implements Recorder {
  private readonly binStart = new GrowingArray();
  private readonly rateColumn = new GrowingArray();
  private spikesInBin = 0;
  private lost = 0;
  readonly stop: () => void;

  constructor(
    relay: Relay,
    population: { readonly index: number; readonly size: number },
    private readonly everyTicks: number,
    dtSeconds: number,
    options: RecorderOptions = {},
  ) {
    const neuronSeconds = population.size * everyTicks * dtSeconds;
    const stopSpikes = relay.observe('spike', (event) => {
      if (event.population === population.index) this.spikesInBin++;
    });
    const stopTicks = relay.observe('tick', ({ tick }) => {
      if ((tick + 1) % this.everyTicks !== 0) return;
      this.binStart.push(tick + 1 - this.everyTicks);
      this.rateColumn.push(neuronSeconds > 0 ? this.spikesInBin / neuronSeconds : 0);
      this.spikesInBin = 0;
      const excess = rowsToForget(this.rows, options.limit);
      if (excess > 0) {
        this.drop(excess);
        this.lost += excess;
      }
    });
    this.stop = () => {
      stopSpikes();
      stopTicks();
    };
  }

  get rows(): number {
    return this.binStart.length;
  }

  get forgotten(): number {
    return this.lost;
  }

  /** First tick of each bin. */
  get ticks(): Float64Array {
    return this.binStart.view();
  }

  /** Spikes per neuron and second. */
  get ratesHz(): Float64Array {
    return this.rateColumn.view();
  }

  state(): RateRecorderState {
    return { spikesInBin: this.spikesInBin };
  }

  restore(state: RateRecorderState): void {
    this.spikesInBin = state.spikesInBin;
  }

  drop(count: number): void {
    this.binStart.dropFirst(count);
    this.rateColumn.dropFirst(count);
  }
}
