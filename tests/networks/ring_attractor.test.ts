import { expect, it } from 'vitest';
import { open } from './open.js';

it('ring_attractor: the bump stands where the cue was, 600 ms after the cue is gone', async () => {
  const run = (await open('ring_attractor')).run();
  const counts = Array.from(
    { length: 10 },
    (_, tenth) => run.counts('exc', 0.1, (neuron) => Math.floor(neuron / 20) === tenth, 0.9)[0],
  );
  const most = counts.indexOf(Math.max(...counts));
  expect([2, 3]).toContain(most);
  expect(counts[most]).toBeGreaterThan(100);
  for (const opposite of [6, 7, 8]) expect(counts[opposite]).toBeLessThan(0.1 * counts[most]);
  const before = run.counts('exc', 0.1)[0];
  expect(before).toBeLessThan(0.2 * counts.reduce((sum, count) => sum + count));
});
