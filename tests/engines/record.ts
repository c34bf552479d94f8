/** An engine with a notebook: what it relayed, in order. */
import type { Circuit } from '../../src/build/circuit.js';
import { Relay } from '../../src/bus/relay.js';
import { makeActors } from '../../src/engines/actors/index.js';
import type { Engine, MakeEngine } from '../../src/engines/engine.js';

export interface Recorded {
  readonly engine: Engine;
  readonly relay: Relay;
  /** [tick, population, neuron]. */
  readonly spikes: [number, number, number][];
  /** [tick, projection, synapse]. */
  readonly deliveries: [number, number, number][];
}

/** @param watchDeliveries whether to listen to deliveries too, for which engines go tick by tick. */
export function recordEngine(
  circuit: Circuit,
  make: MakeEngine = makeActors,
  watchDeliveries = true,
): Recorded {
  const relay = new Relay();
  const spikes: [number, number, number][] = [];
  const deliveries: [number, number, number][] = [];
  relay.observe('spike', ({ tick, population, neuron }) => spikes.push([tick, population, neuron]));
  if (watchDeliveries)
    relay.observe('delivery', ({ tick, projection, synapse }) =>
      deliveries.push([tick, projection, synapse]),
    );
  return { engine: make(circuit, relay), relay, spikes, deliveries };
}

/** Columns as bits, so that -0 and 0 differ and NaN equals itself. */
export function bits(groups: readonly ReadonlyMap<string, Float64Array>[]): Record<string, string>[] {
  return groups.map((columns) =>
    Object.fromEntries(
      Array.from(columns, ([key, values]) => [
        key,
        Array.from(new BigUint64Array(values.slice().buffer), (word) => word.toString(16)).join(' '),
      ]),
    ),
  );
}
