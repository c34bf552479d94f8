/**
 * The spikes whose deliveries are not all made yet, in the order they happened: what a snapshot holds instead of the
 * queue. A spike is done with once the longest delay out of its population has passed.
 */
import type { Circuit } from '../build/circuit.js';
import type { EngineState } from './engine.js';

export type RecentSpikeColumns = EngineState['recentSpikes'];

interface Spike {
  readonly tick: number;
  readonly population: number;
  readonly neuron: number;
}

export class RecentSpikes {
  private spikes: Spike[] = [];
  private readonly longestDelays: readonly number[];
  private pruneAt = FIRST_PRUNING;

  constructor(circuit: Circuit) {
    this.longestDelays = longestDelays(circuit);
  }

  /** Spikes come in order of tick, population, neuron. */
  add(tick: number, population: number, neuron: number): void {
    if (this.longestDelays[population] === 0) return;
    if (this.spikes.length >= this.pruneAt) {
      this.prune(tick);
      this.pruneAt = Math.max(FIRST_PRUNING, 2 * this.spikes.length);
    }
    this.spikes.push({ tick, population, neuron });
  }

  /** Those that still have something to deliver at `tick` or later. */
  columns(tick: number): RecentSpikeColumns {
    this.prune(tick);
    return {
      ticks: Float64Array.from(this.spikes, (spike) => spike.tick),
      populations: Uint32Array.from(this.spikes, (spike) => spike.population),
      neurons: Uint32Array.from(this.spikes, (spike) => spike.neuron),
    };
  }

  clear(): void {
    this.spikes = [];
  }

  private prune(tick: number): void {
    this.spikes = this.spikes.filter((spike) => spike.tick + this.longestDelays[spike.population] >= tick);
  }
}

/** By population. */
export function longestDelays(circuit: Circuit): number[] {
  return circuit.populations.map(({ index }) => longestDelayFrom(circuit, index));
}

/** Ticks until the last delivery of a spike of the population; 0 also where nothing is delivered. */
function longestDelayFrom(circuit: Circuit, population: number): number {
  let longest = 0;
  for (const { source, delayTicks, program } of circuit.projections) {
    if (source !== population || program.onPre === undefined) continue;
    if (typeof delayTicks === 'number') longest = Math.max(longest, delayTicks);
    else for (const delay of delayTicks) longest = Math.max(longest, delay);
  }
  return longest;
}

/** Pruning when the list has doubled makes the cost of a spike constant. */
const FIRST_PRUNING = 1024;
