import type { Circuit } from '../build/circuit.js';
import { SpikeHash } from '../bus/spike-hash.js';
import type { Engine } from '../engines/engine.js';
import type { RunResult } from '../probes/run-summary.js';
import { tickToMs } from '../probes/time-text.js';

/** What `run --json` prints, but for what only the command line knows. */
export type Summary = Omit<RunResult, 'buildMs' | 'peakRssMb' | 'out'>;

/** @param wallMs time spent in the engine. */
export function summarise(circuit: Circuit, engine: Engine, wallMs: number): Summary {
  const { spikes, spikesByPopulation, synapticEvents } = engine.counters;
  const seconds = engine.tick * circuit.dt;
  return {
    network: circuit.name,
    engine: engine.name,
    backend: engine.name === 'actors' ? 'javascript' : 'wasm',
    threads: engine.threads,
    seed: circuit.seed,
    simulatedMs: tickToMs(engine.tick, circuit.dt),
    wallMs,
    neurons: circuit.populations.reduce((sum, { size }) => sum + size, 0),
    synapses: circuit.projections.reduce((sum, { synapses }) => sum + synapses, 0),
    spikes,
    synapticEvents,
    spikeHash: new SpikeHash(engine.spikeHash).toString(),
    rates: Object.fromEntries(
      circuit.populations.map(({ name, size }, k) => [
        name,
        size > 0 && seconds > 0 ? spikesByPopulation[k] / size / seconds : 0,
      ]),
    ),
  };
}
