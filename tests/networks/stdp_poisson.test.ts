import { expect, it } from 'vitest';
import { intervalVariation } from './irregularity.js';
import { open } from './open.js';

it('stdp_poisson: inputs compete until the output is slower and irregular, and weights gather at the lower end', async () => {
  const run = (await open('stdp_poisson')).run();
  const early = run.rate('output', 0, 1);
  const late = run.rate('output', 5, 10);
  expect(early).toBeGreaterThan(20);
  expect(late).toBeLessThan(0.7 * early);
  expect(intervalVariation(run, 'output', 2)).toBeGreaterThan(0.7);
  const weights = run.synapses('input->output', 'w');
  const between = (from: number, to: number): number =>
    weights.filter((w) => w >= from * 0.01 && w <= to * 0.01).length;
  expect(between(0, 0.1)).toBeGreaterThan(1.3 * between(0.45, 0.55));
  expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...weights)).toBeLessThanOrEqual(0.01);
});
