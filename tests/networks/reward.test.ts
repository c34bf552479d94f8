import { expect, it } from 'vitest';
import { mean } from './irregularity.js';
import { open } from './open.js';

it('reward: whichever seed, the rewarded side comes to answer the stimulus', async () => {
  for (const seed of [1, 2]) {
    const run = (await open('reward', [`run.seed=${seed}`])).run(8);
    const left = run.rate('left', 6, 8);
    expect(left).toBeGreaterThan(3 * run.rate('right', 6, 8));
    expect(left).toBeGreaterThan(run.rate('left', 0, 1));
    const weight = (side: string): number => mean([...run.synapses(`learnt->${side}`, 'w')]);
    expect(weight('left')).toBeGreaterThan(weight('right') + 0.05);
  }
});
