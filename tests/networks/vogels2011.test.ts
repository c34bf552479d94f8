import { expect, it } from 'vitest';
import { mean } from './irregularity.js';
import { open } from './open.js';

it('vogels2011: inhibition learns to bring a wild network near its rate of 5 Hz', async () => {
  const run = (await open('vogels2011')).run();
  expect(run.rate('exc', 0, 0.1)).toBeGreaterThan(40);
  expect(run.rate('exc', 1.5, 2)).toBeGreaterThan(2.5);
  expect(run.rate('exc', 1.5, 2)).toBeLessThan(10);
  expect(mean([...run.synapses('inh->exc', 'w')])).toBeGreaterThan(0.05);
});
