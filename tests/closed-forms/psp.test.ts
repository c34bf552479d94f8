/** Potentials after one arrival, against their closed forms. */
import { describe, expect, it } from 'vitest';
import { running } from '../running.js';

const DT = 1e-4;
const ARRIVAL_TICK = 10;
const TICKS = 1000;

async function response(
  model: string,
  parameters: string,
  projection: string,
  variable = 'v',
): Promise<number[]> {
  const run = await running(`
synfire: 1
name: response
dt: 0.1 ms
populations:
  source: {model: spikes, size: 1, at: [[0, 1 ms]]}
  cell: {model: ${model}, size: 1, with: ${parameters}, init: {v: 0 mV}}
projections:
  - {from: source, to: cell, connect: all, ${projection}}
`);
  run.engine.advance(ARRIVAL_TICK + 1);
  return Array.from({ length: TICKS }, () => {
    run.engine.advance(1);
    return run.state('cell', variable)[0];
  });
}

function expectCurve(found: readonly number[], wanted: (seconds: number) => number): void {
  const scale = Math.max(...found.map(Math.abs));
  found.forEach((value, k) => {
    expect(Math.abs(value - wanted((k + 1) * DT)) / scale, `after ${k + 1} ticks`).toBeLessThan(1e-9);
  });
}

describe('postsynaptic potentials', () => {
  it('delta: a jump that leaks away', async () => {
    const found = await response('lif', '{El: 0 mV, Vt: 15 mV, tau: 20 ms}', 'weight: 1 mV');
    expectCurve(found, (t) => 1e-3 * Math.exp(-t / 0.02));
  });

  it('exponential current: a difference of exponentials', async () => {
    const found = await response('lif_exp', '{El: 0 mV, Vt: 15 mV, taum: 20 ms, taue: 5 ms}', 'weight: 1 mV');
    const [m, s] = [0.02, 0.005];
    expectCurve(found, (t) => ((1e-3 * s) / (m - s)) * (Math.exp(-t / m) - Math.exp(-t / s)));
  });

  it('alpha current: its peak is the weight', async () => {
    const parameters = '{El: 0 mV, Vt: 15 mV, tau: 20 ms, tau_syn: 5 ms}';
    const [m, s] = [0.02, 0.005];
    const current = await response('lif_alpha', parameters, 'weight: 1 mV', 'a');
    expectCurve(current, (t) => 1e-3 * (t / s) * Math.exp(1 - t / s));
    const potential = await response('lif_alpha', parameters, 'weight: 1 mV');
    const c = 1 / s - 1 / m;
    expectCurve(
      potential,
      (t) => ((1e-3 * Math.E) / (s * m)) * Math.exp(-t / m) * ((1 - Math.exp(-c * t) * (1 + c * t)) / c ** 2),
    );
  });

  it('a conductance that does not decay: the membrane relaxes to the mixed reversal, faster', async () => {
    const parameters = '{El: 0 mV, Vt: 1 volt, taum: 20 ms, taue: 1e15 second, Ee: 30 mV}';
    const found = await response('lif_cond', parameters, 'weight: 0.5');
    expectCurve(found, (t) => 0.01 * (1 - Math.exp((-t * 1.5) / 0.02)));
  });

  it('an exponential synapse of its own, with a current neuron and an RK4 step, comes near the same curve', async () => {
    const found = await response(
      'lif',
      '{El: 0 mV, Vt: 15 mV, tau: 20 ms}',
      'synapse: exponential, with: {tau: 5 ms}, variable: I_syn, weight: 1 mV',
      'I_syn',
    );
    // The neuron reads the sum of the tick before the synapse's own step.
    expectCurve(found, (t) => 1e-3 * Math.exp(-(t - DT) / 0.005));
  });
});
