/** The spikes that still have something to deliver, for a snapshot: the same list as every engine makes. */
import type { Circuit } from '../../build/circuit.js';
import { longestDelays, type RecentSpikeColumns } from '../recent-spikes.js';
import type { SpikeStore } from './run/spike-store.js';

export function keptSpikes(circuit: Circuit, spikes: SpikeStore, tick: number): RecentSpikeColumns {
  const longest = longestDelays(circuit);
  const kept: { tick: number; population: number; neuron: number }[] = [];
  for (let emitted = Math.max(0, tick - circuit.maxDelayTicks - 1); emitted < tick; emitted++) {
    longest.forEach((delay, population) => {
      if (delay === 0 || emitted + delay < tick || spikes.count(emitted, population) === 0) return;
      for (const neuron of spikes.list(emitted, population)) kept.push({ tick: emitted, population, neuron });
    });
  }
  return {
    ticks: Float64Array.from(kept, (spike) => spike.tick),
    populations: Uint32Array.from(kept, (spike) => spike.population),
    neurons: Uint32Array.from(kept, (spike) => spike.neuron),
  };
}
