/**
 * How fast the engine of actors is, and how much memory it takes: 10,000 neurons, 1,000,000 synapses, a delay of its own
 * for every synapse, no plasticity. `npx vitest run --config tests/bench/vitest.config.ts`
 */
import { expect, it } from 'vitest';
import { buildCircuit } from '../../src/build/build.js';
import { Relay } from '../../src/bus/relay.js';
import { makeActors } from '../../src/engines/actors/index.js';
import { network } from '../../src/network/builder.js';

const MEGA = 1e6;
const TICKS = 2_000;
const LEAST_EVENTS_PER_S = 5 * MEGA;
const MOST_BYTES = 2e9;

const description = (delay: string) =>
  network('bench')
    .population('cells', {
      model: 'lif',
      size: 10_000,
      with: { tau: '10 ms', drive: '17 mV' },
      init: { v: 'El + rand() * (Vt - El)' },
    })
    .projection({
      from: 'cells',
      to: 'cells',
      connect: { out_degree: 100 },
      on_pre: 'v_post += 0.02 * mV',
      delay,
    })
    .build();

it.each([
  ['a delay for each synapse', '0.1 ms + 5 ms * rand()'],
  ['one delay for all', '1.5 ms'],
])('actors, %s', async (name, delay) => {
  const started = performance.now();
  const circuit = await buildCircuit(description(delay));
  const built = performance.now();
  const engine = makeActors(circuit, new Relay());
  const made = performance.now();
  engine.advance(TICKS);
  const seconds = (performance.now() - made) / 1000;
  const { synapticEvents, spikes } = engine.counters;
  const bytes = process.memoryUsage().rss;
  const rateHz = spikes / 10_000 / (TICKS * circuit.dt);
  process.stdout.write(
    `actors, ${name}: ${(synapticEvents / seconds / MEGA).toFixed(1)} M synaptic events/s ` +
      `(${(synapticEvents / MEGA).toFixed(1)} M in ${seconds.toFixed(2)} s, neurons at ${rateHz.toFixed(0)} Hz), ` +
      `${(bytes / MEGA).toFixed(0)} MB; built in ${(built - started).toFixed(0)} ms, actors made in ${(made - built).toFixed(0)} ms\n`,
  );
  expect(synapticEvents / seconds).toBeGreaterThan(LEAST_EVENTS_PER_S);
  expect(bytes).toBeLessThan(MOST_BYTES);
});
