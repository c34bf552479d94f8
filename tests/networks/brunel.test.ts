import { describe, expect, it } from 'vitest';
import { beat, intervalVariation, togetherness } from './irregularity.js';
import { open } from './open.js';

/** Start-up is over by then. */
const SETTLED = 0.05;
/** By then neurons that began apart have come into step. */
const IN_STEP = 0.1;

describe('the four states of Brunel (2000)', () => {
  it('synchronous regular: all fire fast, as a clock, in step', async () => {
    const run = (await open('brunel_sr')).run(0.15);
    expect(run.rate('exc', SETTLED)).toBeGreaterThan(200);
    expect(intervalVariation(run, 'exc', SETTLED)).toBeLessThan(0.2);
    // The rhythm takes 3.3 ms, which longer bins blur. Over seeds this is 0.8 to 1.4.
    expect(togetherness(run.counts('exc', 0.0005, () => true, IN_STEP))).toBeGreaterThan(0.6);
  });

  it('asynchronous irregular: each fires as it will, the whole is steadier than in the slow waves', async () => {
    const steady = (await open('brunel_ai')).run(0.3);
    const waves = (await open('brunel_si_slow')).run(0.3);
    expect(intervalVariation(steady, 'exc', SETTLED)).toBeGreaterThan(0.6);
    expect(steady.rate('exc', SETTLED)).toBeLessThan(70);
    const together = (run: typeof steady): number =>
      togetherness(run.counts('exc', 0.002, () => true, SETTLED));
    expect(together(steady)).toBeLessThan(0.6);
    expect(together(waves)).toBeGreaterThan(2 * together(steady));
    expect(waves.rate('exc', SETTLED)).toBeLessThan(25);
  });

  it('synchronous irregular: waves above 100 Hz in which each neuron takes part now and then', async () => {
    const run = (await open('brunel_si_fast')).run(0.25);
    const frequency = beat(
      run.counts('exc', 0.001, () => true, SETTLED),
      0.001,
      20,
      400,
    );
    expect(frequency).toBeGreaterThan(120);
    expect(run.rate('exc', SETTLED)).toBeLessThan(0.7 * frequency);
    expect(intervalVariation(run, 'exc', SETTLED)).toBeGreaterThan(0.8);
  });
});
