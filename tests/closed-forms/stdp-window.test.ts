/** The change of weight that one pair of spikes makes, against A exp(-|difference| / tau). */
import { describe, expect, it } from 'vitest';
import { running } from '../running.js';

const DT = 1e-4;
const MEETING_TICK = 1000;
/** Target after source, ticks; none at once, where order within the tick decides. */
const lags = [-800, -333, -200, -57, -10, -1, 1, 7, 10, 99, 200, 512, 800];

/** One pair of neurons for each lag. A trigger makes its target neuron fire one tick later. */
async function changes(rule: string): Promise<number[]> {
  const at = lags.map((_, pair) => `[${pair}, ${MEETING_TICK * 0.1} ms]`);
  const triggers = lags.map((lag, pair) => `[${pair}, ${((MEETING_TICK + lag - 1) * 0.1).toFixed(1)} ms]`);
  const run = await running(`
synfire: 1
name: window
dt: 0.1 ms
models:
  follower: {equations: "v : 1\\nheard : 1", threshold: v > 0.5, reset: v = 0, input: heard}
populations:
  source: {model: spikes, size: ${lags.length}, at: [${at.join(', ')}]}
  trigger: {model: spikes, size: ${lags.length}, at: [${triggers.join(', ')}]}
  target: {model: follower, size: ${lags.length}}
projections:
  - {from: trigger, to: target, connect: one_to_one, variable: v, weight: 1}
  - {name: learnt, from: source, to: target, connect: one_to_one, learn: ${rule}, init: {w: 0.5}}
`);
  run.run(0.25);
  expect(run.spikes('target').ticks.length).toBe(lags.length);
  return [...run.synapses('learnt', 'w')].map((w) => w - 0.5);
}

function expectWindow(found: readonly number[], wanted: (lagSeconds: number) => number): void {
  lags.forEach((lag, pair) => {
    expect(Math.abs(found[pair] - wanted(lag * DT)), `lag ${lag} ticks`).toBeLessThan(1e-9);
  });
}

describe('the window of plasticity', () => {
  const parameters = 'Apre: 0.01, Apost: -0.012, taupre: 17 ms, taupost: 34 ms, wmax: 1';

  it('stdp, and nearest neighbours alike for one pair', async () => {
    const wanted = (lag: number): number =>
      lag > 0 ? 0.01 * Math.exp(-lag / 0.017) : -0.012 * Math.exp(lag / 0.034);
    expectWindow(await changes(`{rule: stdp, ${parameters}}`), wanted);
    expectWindow(await changes(`{rule: stdp_nearest, ${parameters}}`), wanted);
  });

  it('multiplicative: the same times the distance to the bound', async () => {
    expectWindow(await changes(`{rule: stdp_multiplicative, ${parameters}}`), (lag) =>
      lag > 0 ? 0.5 * 0.01 * Math.exp(-lag / 0.017) : -0.5 * 0.012 * Math.exp(lag / 0.034),
    );
  });

  it('triplet: a lone pair sees the pair terms only', async () => {
    const rule = '{rule: triplet, A2_plus: 0.005, A3_plus: 0.006, A2_minus: 0.007, A3_minus: 0.0002}';
    expectWindow(await changes(rule), (lag) =>
      lag > 0 ? 0.005 * Math.exp(-lag / 0.0168) : -0.007 * Math.exp(lag / 0.0337),
    );
  });

  it('inhibitory: symmetric, less what each arrival costs', async () => {
    const rule = '{rule: vogels, eta: 0.01, rho: 3 Hz, tau: 20 ms, wmax: 1}';
    expectWindow(await changes(rule), (lag) => 0.01 * (Math.exp(-Math.abs(lag) / 0.02) - 2 * 3 * 0.02));
  });
});
