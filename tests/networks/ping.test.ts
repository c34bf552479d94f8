import { expect, it } from 'vitest';
import { beat, togetherness } from './irregularity.js';
import { open } from './open.js';

it('ping: the whole beats between 30 and 80 Hz, inhibition a moment after excitation', async () => {
  const run = (await open('ping')).run(0.6);
  const exc = run.counts('exc', 0.001, () => true, 0.1);
  const inh = run.counts('inh', 0.001, () => true, 0.1);
  const frequency = beat(exc, 0.001, 5, 200);
  expect(frequency).toBeGreaterThan(30);
  expect(frequency).toBeLessThan(80);
  expect(togetherness(exc)).toBeGreaterThan(2);
  const overlap = (lag: number): number =>
    exc.reduce((sum, count, k) => sum + count * (inh[k + lag] ?? 0), 0);
  const lags = [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6];
  const best = lags.reduce((a, b) => (overlap(b) > overlap(a) ? b : a));
  expect(best).toBeGreaterThan(0);
});
