import { expect, it } from 'vitest';
import { intervalVariation } from './irregularity.js';
import { open } from './open.js';

it('cuba keeps itself going, irregularly, at a few spikes a second', async () => {
  const run = (await open('cuba')).run(0.4);
  expect(run.circuit.projections.reduce((sum, { synapses }) => sum + synapses, 0)).toBeGreaterThan(310_000);
  for (const population of ['exc', 'inh']) {
    expect(run.rate(population, 0.2, 0.4)).toBeGreaterThan(3);
    expect(run.rate(population, 0.2, 0.4)).toBeLessThan(15);
  }
  expect(intervalVariation(run, 'exc', 0)).toBeGreaterThan(0.3);
});
