/**
 * How fast the engine of actors is, and how much memory it takes: 10,000 neurons, 1,000,000 synapses, a delay of its own
 * for every synapse, no plasticity. `npm run build && npx vitest run --config tests/bench/vitest.config.ts`
 *
 * It runs the built package, which is what users run: the tests' own loader slows down the innermost loops.
 */
import { expect, it } from 'vitest';

const MEGA = 1e6;
const NEURONS = 10_000;
/** Measured apart, and the best counts: others may be using the machine. */
const STRETCHES = 10;
const STRETCH_TICKS = 300;
const LEAST_EVENTS_PER_S = 5 * MEGA;
const MOST_BYTES = 2e9;

const built = (path: string): Promise<unknown> => import(new URL(`../../dist/${path}`, import.meta.url).href);

it('runs a million synapses with a delay for each', async () => {
  const { buildCircuit } = (await built('build/build.js')) as typeof import('../../src/build/build.js');
  const { Relay } = (await built('bus/relay.js')) as typeof import('../../src/bus/relay.js');
  const { makeActors } = (await built(
    'engines/actors/index.js',
  )) as typeof import('../../src/engines/actors/index.js');
  const { network } = (await built('network/builder.js')) as typeof import('../../src/network/builder.js');

  const description = network('bench')
    .population('cells', {
      model: 'lif',
      size: NEURONS,
      with: { tau: '10 ms', drive: '17 mV' },
      init: { v: 'El + rand() * (Vt - El)' },
    })
    .projection({
      from: 'cells',
      to: 'cells',
      connect: { out_degree: 100 },
      on_pre: 'v_post += 0.02 * mV',
      delay: '0.1 ms + 5 ms * rand()',
    })
    .build();
  const circuit = await buildCircuit(description);
  const begun = performance.now();
  const engine = makeActors(circuit, new Relay());
  const madeMs = performance.now() - begun;
  const perSecond = Array.from({ length: STRETCHES }, () => {
    const before = engine.counters.synapticEvents;
    const started = performance.now();
    engine.advance(STRETCH_TICKS);
    return (engine.counters.synapticEvents - before) / ((performance.now() - started) / 1000);
  });
  const best = Math.max(...perSecond);
  const bytes = process.memoryUsage().rss;
  const rateHz = engine.counters.spikes / NEURONS / (engine.tick * circuit.dt);
  process.stdout.write(
    `actors: ${perSecond.map((rate) => (rate / MEGA).toFixed(1)).join(' ')} M synaptic events/s, ` +
      `neurons at ${rateHz.toFixed(0)} Hz; ${(bytes / MEGA).toFixed(0)} MB; made in ${madeMs.toFixed(0)} ms\n`,
  );
  expect(best).toBeGreaterThan(LEAST_EVENTS_PER_S);
  expect(bytes).toBeLessThan(MOST_BYTES);
});
