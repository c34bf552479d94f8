/** Neurons of `hpc.yaml` are NEST's: the same potential and spikes from what one plastic and one inhibitory synapse bring. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadNetwork } from '../../../src/network/load.js';
import { packageFile } from '../../../src/node/package-file.js';
import { simulate } from '../../../src/simulation.js';

/** Spikes in ticks as NEST counts them: a tick is over when it has its number, so ours of that name is one less. */
interface Golden {
  readonly weight: number;
  readonly inhibition: number;
  readonly exc: readonly number[];
  readonly inh: readonly number[];
  readonly fired: readonly number[];
  readonly everyTicks: number;
  readonly firstTick: number;
  readonly mV: readonly number[];
}

const golden: Golden = JSON.parse(
  readFileSync(new URL('../../golden/hpc_neuron/run.json', import.meta.url), 'utf8'),
);
const [LISTENER, SOURCE] = [0, 1];
const VOLT_PER_MV = 1e-3;

test('a neuron follows that of NEST, spike by spike', async () => {
  const file = packageFile('networks/bench/hpc.yaml');
  const { description } = loadNetwork(readFileSync(file, 'utf8'), file, [
    ...['populations.exc.size=2', 'populations.dendrites.size=2', 'populations.inh.size=1'],
    // The two excitatory neurons lead to each other, the inhibitory one to both; none of it is noise.
    ...[1, 1, 0, 0].map((degree, k) => `projections.${k}.connect.in_degree=${degree}`),
    ...['parameters.eta=0', `parameters.J=${golden.weight} pA`, `parameters.g=${-golden.inhibition}`],
    'populations.exc.init.v=5.7 mV',
  ]);
  const simulation = await simulate(description);
  const fired: number[] = [];
  simulation.spikes$('exc', LISTENER).subscribe(({ tMs }) => fired.push(Math.round(tMs * 10) + 1));
  const [exc, inh] = [new Set(golden.exc), new Set(golden.inh)];
  const { engine } = simulation;
  const index = (name: string) => simulation.circuit.populations.findIndex((one) => one.name === name);
  for (const [k, mV] of golden.mV.entries()) {
    const until = golden.firstTick + k * golden.everyTicks;
    while (engine.tick < until) {
      const tick = engine.tick + 1;
      if (exc.has(tick)) engine.inject({ type: 'spike', population: index('exc'), neuron: SOURCE });
      if (inh.has(tick)) engine.inject({ type: 'spike', population: index('inh'), neuron: 0 });
      simulation.step();
    }
    expect(engine.population(index('exc'), 'v')[LISTENER] / VOLT_PER_MV, `tick ${until}`).toBeCloseTo(mV, 9);
  }
  expect(fired).toEqual(golden.fired);
  expect(fired.length).toBeGreaterThan(15);
});
