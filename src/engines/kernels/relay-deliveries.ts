/** Tells of every delivery of a tick, in their order, for whoever listens: slowly, from the circuit itself. */
import type { Circuit } from '../../build/circuit.js';
import type { Relay } from '../../bus/relay.js';
import type { SpikeStore } from './run/spike-store.js';

export function relayDeliveries(circuit: Circuit, spikes: SpikeStore, tick: number, relay: Relay): void {
  for (let emitted = Math.max(0, tick - circuit.maxDelayTicks); emitted <= tick; emitted++) {
    circuit.populations.forEach((_, population) => {
      if (spikes.count(emitted, population) === 0) return;
      for (const neuron of spikes.list(emitted, population)) {
        for (const { index, source, program, rowStart, delayTicks } of circuit.projections) {
          if (source !== population || program.onPre === undefined) continue;
          for (let synapse = rowStart[neuron]; synapse < rowStart[neuron + 1]; synapse++) {
            const delay = typeof delayTicks === 'number' ? delayTicks : delayTicks[synapse];
            if (emitted + delay === tick) relay.emit({ kind: 'delivery', tick, projection: index, synapse });
          }
        }
      }
    });
  }
}
