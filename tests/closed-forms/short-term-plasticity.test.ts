/** Tsodyks-Markram synapses under a regular train settle where the recursion of one interval has its fixed point. */
import { describe, expect, it } from 'vitest';
import { running } from '../running.js';

/** What one spike hands over, as a part of the weight, after a long train of the rate. */
function steady(use: number, recovery: number, facilitation: number, interval: number): number {
  const u = use / (1 - (1 - use) * Math.exp(-interval / facilitation));
  const left = Math.exp(-interval / recovery);
  return (u * (1 - left)) / (1 - (1 - u) * left);
}

describe('short-term plasticity', () => {
  it.each([
    { kind: 'depressing', use: 0.5, recovery: 0.8, facilitation: 0.02 },
    { kind: 'facilitating', use: 0.05, recovery: 0.1, facilitation: 1 },
  ])('$kind: steady state at 5 to 50 Hz', async ({ use, recovery, facilitation }) => {
    const periodsMs = [20, 40, 100, 200];
    const run = await running(`
synfire: 1
name: steady
dt: 1 ms
models:
  meter: {equations: "total : 1", input: total}
populations:
  train: {model: periodic, size: 4, with: {period: {values: [20 ms, 40 ms, 100 ms, 200 ms]}}}
  meter: {model: meter, size: 4}
projections:
  - from: train
    to: meter
    connect: one_to_one
    synapse: stp
    weight: 2
    with: {U: ${use}, tau_rec: ${recovery} second, tau_facil: ${facilitation} second}
`);
    run.run(30.001);
    const before = [...run.state('meter', 'total')];
    run.run(0.2);
    const after = run.state('meter', 'total');
    periodsMs.forEach((periodMs, k) => {
      const spikes = 200 / periodMs;
      const each = (after[k] - before[k]) / spikes;
      expect(Math.abs(each - 2 * steady(use, recovery, facilitation, periodMs / 1000))).toBeLessThan(1e-9);
    });
  });
});
