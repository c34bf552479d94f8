import { expect, it } from 'vitest';
import { open } from './open.js';

it('cobahh goes on without outside drive, its membranes within what the channels allow', async () => {
  const run = (await open('cobahh')).run(0.15);
  expect(run.rate('exc', 0.05, 0.15)).toBeGreaterThan(5);
  expect(run.rate('exc', 0.05, 0.15)).toBeLessThan(60);
  for (const v of run.state('exc', 'v')) {
    expect(v).toBeGreaterThan(-0.1);
    expect(v).toBeLessThan(0.06);
  }
});
