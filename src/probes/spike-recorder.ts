import type { Relay } from '../bus/relay.js';
import { GrowingArray } from './growing-array.js';
import { type Recorder, type RecorderOptions, rowsToForget } from './recorder.js';

/** Every spike of some populations, in the order they happen. A row is a spike. */
export class SpikeRecorder implements Recorder {
  private readonly tickColumn = new GrowingArray();
  private readonly populationColumn = new GrowingArray();
  private readonly neuronColumn = new GrowingArray();
  private lost = 0;
  readonly stop: () => void;

  /** @param populations numbers of the populations to record; others are not looked at. */
  constructor(relay: Relay, populations: Iterable<number>, options: RecorderOptions = {}) {
    const wanted = new Set(populations);
    this.stop = relay.observe('spike', ({ tick, population, neuron }) => {
      if (!wanted.has(population)) return;
      this.tickColumn.push(tick);
      this.populationColumn.push(population);
      this.neuronColumn.push(neuron);
      const excess = rowsToForget(this.rows, options.limit);
      if (excess > 0) {
        this.drop(excess);
        this.lost += excess;
      }
    });
  }

  get rows(): number {
    return this.tickColumn.length;
  }

  get forgotten(): number {
    return this.lost;
  }

  /** Views, valid until the run goes on. */
  get ticks(): Float64Array {
    return this.tickColumn.view();
  }

  get populations(): Float64Array {
    return this.populationColumn.view();
  }

  get neurons(): Float64Array {
    return this.neuronColumn.view();
  }

  drop(count: number): void {
    this.tickColumn.dropFirst(count);
    this.populationColumn.dropFirst(count);
    this.neuronColumn.dropFirst(count);
  }
}
