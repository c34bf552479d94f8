import { expect, it } from 'vitest';
import { open } from './open.js';

it('winner_take_all: the favoured group wins and the others fall silent', async () => {
  const run = (await open('winner_take_all')).run();
  const late = [0, 1, 2].map((group) =>
    run.counts('exc', 0.2, (neuron) => Math.floor(neuron / 60) === group, 0.6),
  );
  const [first, favoured, third] = late.map((counts) => counts[1]);
  expect(favoured).toBeGreaterThan(500);
  expect(first + third).toBeLessThan(0.05 * favoured);
});
