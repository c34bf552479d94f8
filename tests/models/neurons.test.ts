/** What each built-in neuron is known for. */
import { describe, expect, it } from 'vitest';
import { NEURONS } from '../../src/models/index.js';
import { type Running, running } from '../running.js';

async function cells(
  model: string,
  parameters: string,
  settings: { dt?: string; init?: string; size?: number } = {},
): Promise<Running> {
  return running(`
synfire: 1
name: cells
dt: ${settings.dt ?? '0.1 ms'}
populations:
  cells: {model: ${model}, size: ${settings.size ?? 1}, with: {${parameters}}, init: {${settings.init ?? ''}}}
`);
}

const intervals = (times: readonly number[]): number[] => times.slice(1).map((time, k) => time - times[k]);

describe('built-in neurons', () => {
  it.each([...NEURONS])('%s says what it is, and runs at rest', async (name, { about, source }) => {
    expect(about).toMatch(/\.$/);
    expect(source).not.toBe('');
    const run = (await cells(name, '', { size: 3 })).run(0.05);
    for (const column of run.circuit.populations[0].columns.keys())
      for (const value of run.state('cells', column)) expect(Number.isFinite(value), column).toBe(true);
  });

  it('alif: intervals grow from spike to spike', async () => {
    const run = (await cells('alif', 'drive: 25 mV')).run(1);
    const gaps = intervals(run.timesOf('cells', 0));
    expect(gaps.at(-1)).toBeGreaterThan(1.5 * gaps[0]);
  });

  it('adex: regular spiking adapts, its bursting setting alternates short and long intervals', async () => {
    const regular = intervals((await cells('adex', 'I: 1 nA')).run(0.6).timesOf('cells', 0));
    expect(regular.at(-1)).toBeGreaterThan(1.3 * regular[0]);
    const burst = intervals((await cells('adex_bursting', 'I: 0.8 nA')).run(0.6).timesOf('cells', 0));
    expect(Math.max(...burst)).toBeGreaterThan(4 * Math.min(...burst));
  });

  it('izhikevich: chattering bursts, fast spiking does not adapt, regular spiking does', async () => {
    const trains = async (preset: string): Promise<number[]> =>
      intervals((await cells(preset, 'I: 10')).run(0.5).timesOf('cells', 0));
    const chattering = await trains('izhikevich_ch');
    expect(Math.max(...chattering)).toBeGreaterThan(4 * Math.min(...chattering));
    const fast = await trains('izhikevich_fs');
    expect(fast.at(-1)).toBeLessThan(1.3 * fast[1]);
    expect(fast.length).toBeGreaterThan(30);
    const regular = await trains('izhikevich_rs');
    expect(regular.at(-1)).toBeGreaterThan(1.2 * regular[0]);
  });

  it('qif and eif: fire above a rheobase and not below', async () => {
    // The quadratic neuron's rheobase is (Vc - El) / 4 = 3.75 mV; the exponential one's VT - El - DeltaT = 1.62 mV.
    for (const [model, rheobase] of [
      ['qif', 3.75],
      ['eif', 1.62],
    ] as const) {
      expect((await cells(model, `drive: ${rheobase - 0.05} mV`)).run(1).spikes('cells').ticks).toEqual([]);
      expect(
        (await cells(model, `drive: ${rheobase + 0.05} mV`)).run(1).spikes('cells').ticks.length,
      ).toBeGreaterThan(0);
    }
  });

  it('hh: one spike for each upward crossing of -20 mV, however long the spike', async () => {
    const run = await cells('hh', 'I: 0.3 nA');
    let crossings = 0;
    let above = false;
    for (let tick = 0; tick < 3000; tick++) {
      run.engine.advance(1);
      const now = run.state('cells', 'v')[0] > -0.02;
      if (now && !above) crossings++;
      above = now;
    }
    expect(crossings).toBeGreaterThan(5);
    expect(run.spikes('cells').ticks.length).toBe(crossings);
  });

  it('gif and srm: the escape rate at a fixed potential is the hazard', async () => {
    // Held 2 mV below threshold, where the hazard is 1 kHz * exp(-2), with no memory of spikes.
    const hazard = 1000 * Math.exp(-2);
    const gif = await cells(
      'gif',
      'drive: 13 mV, eta_jump: 0 mV, theta_jump: 0 mV, t_ref: 0 ms, Vr: -52 mV',
      {
        size: 200,
        init: 'v: -52 mV',
      },
    );
    const srm = await cells('srm', 'drive: 13 mV, eta0: 0 mV, t_ref: 0 ms', { size: 200 });
    for (const run of [gif.run(0.5), srm.run(0.5)]) {
      const expected = (1 - Math.exp(-hazard * 1e-4)) / 1e-4;
      const standardError = Math.sqrt(expected / (200 * 0.5));
      expect(Math.abs(run.rate('cells') - expected)).toBeLessThan(5 * standardError);
    }
  });

  it('resonate_and_fire: answers a pair of kicks one turn apart, not half a turn apart', async () => {
    const kicked = async (gapMs: number): Promise<number> => {
      const run = await running(`
synfire: 1
name: kicks
dt: 0.01 ms
populations:
  source: {model: spikes, size: 1, at: [[0, 1 ms], [0, ${1 + gapMs} ms]]}
  cells: {model: resonate_and_fire, size: 1}
projections:
  - {from: source, to: cells, connect: all, weight: 0.9}
`);
      return run.run(0.03).spikes('cells').ticks.length;
    };
    expect(await kicked(6.28)).toBeGreaterThan(0);
    expect(await kicked(3.14)).toBe(0);
  });

  it('rate: two units that silence each other settle on one', async () => {
    const run = (
      await running(`
synfire: 1
name: rivals
populations:
  units: {model: rate, size: 2, with: {drive: 8}, init: {r: {values: [0.11, 0.1]}}}
projections:
  - {from: units, to: units, connect: {where: i != j}, synapse: graded, weight: -14}
`)
    ).run(2);
    const [one, other] = run.state('units', 'r');
    expect(one).toBeGreaterThan(0.3);
    expect(other).toBeLessThan(0.05);
  });

  it('poisson: constant and changing rates, with the spread of counts that Poisson means', async () => {
    const run = (
      await cells('poisson', 'rate: 20 Hz + 30 Hz * int(t > 500*ms)', { size: 400, dt: '1 ms' })
    ).run(1);
    expect(Math.abs(run.rate('cells', 0, 0.5) - 20)).toBeLessThan(5 * Math.sqrt(20 / 200));
    expect(Math.abs(run.rate('cells', 0.5, 1) - 50)).toBeLessThan(5 * Math.sqrt(50 / 200));
    const counts = Array.from({ length: 400 }, (_, neuron) => run.timesOf('cells', neuron).length);
    const mean = counts.reduce((sum, count) => sum + count) / 400;
    const spread = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 400;
    expect(spread / mean).toBeGreaterThan(0.7);
    expect(spread / mean).toBeLessThan(1.3);
  });

  it('poisson_events: waiting times are exponential and forget the one before, from the first on', async () => {
    const rate = 50;
    const size = 400;
    const run = (await cells('poisson_events', `rate: ${rate} Hz`, { size })).run(1);
    const trains = Array.from({ length: size }, (_, neuron) => run.timesOf('cells', neuron));
    expect(Math.abs(run.rate('cells') - rate)).toBeLessThan(5 * Math.sqrt(rate / size));
    // Of the waits that begin early enough to end within the run, so that long ones are not left out.
    const longest = 0.2;
    const waits = trains.flatMap((times) =>
      intervals([0, ...times]).filter((_, k) => (k === 0 ? 0 : times[k - 1]) < 1 - longest),
    );
    for (const wait of [0.002, 0.01, 0.02, 0.05]) {
      const expected = Math.exp(-rate * wait);
      const share = waits.filter((each) => each > wait).length / waits.length;
      const standardError = Math.sqrt((expected * (1 - expected)) / waits.length);
      // A spike waits for its tick, half of one on average.
      const late = rate * 0.5e-4 * expected;
      expect(Math.abs(share - expected - late), `${wait} s`).toBeLessThan(4 * standardError);
    }
    const first = trains.filter((times) => times.length > 2).map((times) => intervals([0, ...times]));
    const mean = 1 / rate;
    const together = first.reduce((sum, [one, other]) => sum + (one / mean - 1) * (other / mean - 1), 0);
    expect(Math.abs(together / first.length)).toBeLessThan(5 / Math.sqrt(first.length));
  });

  it('poisson_events: each neuron at its own rate', async () => {
    const run = (await cells('poisson_events', 'rate: (i + 1) * 100 Hz', { size: 3 })).run(2);
    for (const neuron of [0, 1, 2]) {
      const expected = 200 * (neuron + 1);
      const count = run.timesOf('cells', neuron).length;
      expect(Math.abs(count - expected)).toBeLessThan(5 * Math.sqrt(expected));
    }
  });

  it('periodic: at its offset and then each period, for each neuron its own', async () => {
    const run = (await cells('periodic', 'period: (i + 1) * 10 ms, offset: i * 0.3 ms', { size: 3 })).run(
      0.1,
    );
    const ticksOf = (neuron: number): number[] =>
      run.timesOf('cells', neuron).map((time) => Math.round(time * 1e4));
    expect(ticksOf(0)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
    expect(ticksOf(1)).toEqual([3, 203, 403, 603, 803]);
    expect(ticksOf(2)).toEqual([6, 306, 606, 906]);
  });
});
