import { describe, expect, it } from 'vitest';
import { open } from './open.js';

describe('polychrony', () => {
  it('each pattern is heard by its own detector and by no other', async () => {
    const run = (await open('polychrony')).run();
    const { ticks, neurons } = run.spikes('detectors');
    expect(ticks.length).toBe(17);
    expect(ticks.map((tick) => Math.floor((tick * 0.1) / 60))).toEqual(ticks.map((_, k) => k));
    expect(neurons).toEqual(ticks.map((_, k) => k % 8));
  });

  it('without the delays nothing is heard', async () => {
    const run = (await open('polychrony', ['projections.0.delay=1 ms'])).run();
    expect(run.spikes('players').ticks.length).toBeGreaterThan(1000);
    expect(run.spikes('detectors').ticks).toEqual([]);
  });
});
