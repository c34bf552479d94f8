import { expect, it } from 'vitest';
import { open } from './open.js';

it('coba, once kicked, goes on at 10 to 35 spikes a second', async () => {
  const run = (await open('coba')).run(0.25);
  for (const population of ['exc', 'inh']) {
    expect(run.rate(population, 0.1, 0.25)).toBeGreaterThan(10);
    expect(run.rate(population, 0.1, 0.25)).toBeLessThan(35);
  }
});
