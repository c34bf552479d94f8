/** What each built-in synapse is known for. Closed forms of stp and of potentials are in tests/closed-forms. */
import { describe, expect, it } from 'vitest';
import { SYNAPSES } from '../../src/models/index.js';
import { type Running, running } from '../running.js';

async function pair(projection: string, target = 'lif', held = ''): Promise<Running> {
  return running(`
synfire: 1
name: pair
populations:
  source: {model: spikes, size: 1, at: [[0, 1 ms]]}
  cell: {model: ${target}, size: 1${held}}
projections:
  - {name: pair, from: source, to: cell, connect: all, ${projection}}
`);
}

describe('built-in synapses', () => {
  it.each([...SYNAPSES])('%s says what it is', (_, { about, source }) => {
    expect(about).toMatch(/\.$/);
    expect(source).not.toBe('');
  });

  it('static: adds the weight in the unit of what it is added to', async () => {
    expect((await pair('synapse: static, weight: 2 nS', 'adex')).run(0.0011).state('cell', 'ge')[0]).toBe(
      2 * 1e-9,
    );
  });

  it('alpha: its current peaks at the weight, one time constant after the arrival', async () => {
    const run = await pair('synapse: alpha, weight: 1 mV, variable: I_syn, with: {tau: 5 ms}');
    let [peak, at] = [0, 0];
    for (let tick = 0; tick < 300; tick++) {
      run.engine.advance(1);
      const current = run.state('cell', 'I_syn')[0];
      if (current > peak) [peak, at] = [current, tick];
    }
    expect(Math.abs(peak - 1e-3)).toBeLessThan(1e-7);
    expect(Math.abs(at - (10 + 50 + 1))).toBeLessThanOrEqual(1);
  });

  it('nmda: magnesium blocks it at rest and lets go when the target is depolarised', async () => {
    const current = async (millivolts: number): Promise<number> => {
      const run = await pair(
        'synapse: nmda, weight: 0.001, variable: I_syn',
        'lif',
        `, with: {El: ${millivolts} mV, Vt: 1 volt}, init: {v: ${millivolts} mV}`,
      );
      return run.run(0.02).state('cell', 'I_syn')[0] / (0 - run.state('cell', 'v')[0]);
    };
    const block = (millivolts: number): number => 1 / (1 + Math.exp(-0.062 * millivolts) / 3.57);
    const [rest, open] = [await current(-70), await current(-20)];
    expect(Math.abs(rest / open / (block(-70) / block(-20)) - 1)).toBeLessThan(1e-3);
  });

  it('gap_junction: two cells pull each other together, and what one gives the other gets', async () => {
    const run = await running(`
synfire: 1
name: two
populations:
  cells: {model: lif, size: 2, with: {tau: 10 ms}, init: {v: {values: [-60 mV, -70 mV]}}}
projections:
  - {from: cells, to: cells, connect: {where: i != j}, synapse: gap_junction, variable: I_gap, weight: 2}
`);
    run.run(0.01);
    const [one, other] = run.state('cells', 'v');
    // The difference falls with rate (1 + 2 * 2) / tau, the mean of both stays at rest. Brian2's exact step holds the current for a tick.
    const step = 1 - 5 * (1 - Math.exp(-0.01));
    expect(Math.abs((one - other) / 0.01 - step ** 100)).toBeLessThan(1e-9);
    expect(Math.abs(one + other + 0.13)).toBeLessThan(1e-12);
  });

  it('stp: the second of two close spikes finds less, or more, as the kind has it', async () => {
    const second = async (parameters: string): Promise<number> => {
      const run = await running(`
synfire: 1
name: two
models: {meter: {equations: "total : 1", input: total}}
populations:
  source: {model: spikes, size: 1, at: [[0, 1 ms], [0, 21 ms]]}
  meter: {model: meter, size: 1}
projections:
  - {from: source, to: meter, connect: all, synapse: stp, weight: 1, with: ${parameters}}
`);
      const first = run.run(0.01).state('meter', 'total')[0];
      return (run.run(0.02).state('meter', 'total')[0] - first) / first;
    };
    expect(await second('{U: 0.5, tau_rec: 800 ms, tau_facil: 20 ms}')).toBeLessThan(0.8);
    expect(await second('{U: 0.05, tau_rec: 100 ms, tau_facil: 1 second}')).toBeGreaterThan(1.5);
  });
});
