/** Firing of the leaky neuron against its solution v(t) = v_inf + (v_0 - v_inf) exp(-t / tau). */
import { describe, expect, it } from 'vitest';
import { running } from '../running.js';

const TAU = 0.02;
const DT = 1e-4;
const THRESHOLD = 0.015;
const drives = Array.from({ length: 12 }, (_, k) => 0.0153 + 0.0021 * k);

const network = `
synfire: 1
name: firing
dt: 0.1 ms
populations:
  cells:
    model: lif
    size: ${drives.length}
    with: {tau: 20 ms, El: 0 mV, Vr: 0 mV, Vt: 15 mV, t_ref: 0 ms, drive: 15.3 mV + i * 2.1 mV}
`;

/** Time from reset to threshold. */
const period = (drive: number): number => TAU * Math.log(drive / (drive - THRESHOLD));

describe('leaky integrate-and-fire', () => {
  it('fires in the tick that holds the exact time', async () => {
    const run = (await running(network)).run(0.5);
    drives.forEach((drive, neuron) => {
      const ticksEach = Math.ceil(period(drive) / DT);
      const expected = Array.from(
        { length: Math.floor(0.5 / DT / ticksEach) },
        (_, k) => (k + 1) * ticksEach - 1,
      );
      expect(run.timesOf('cells', neuron).map((time) => Math.round(time / DT))).toEqual(expected);
    });
  });

  it('follows the f-I curve: threshold passage between two ticks is at the exact time', async () => {
    const run = await running(network);
    const before = new Array<number>(drives.length).fill(0);
    const passage = new Array<number>(drives.length).fill(Number.NaN);
    for (let tick = 0; tick < 0.1 / DT; tick++) {
      before.splice(0, before.length, ...run.state('cells', 'v'));
      const known = run.spikes('cells').neurons.length;
      run.engine.advance(1);
      for (const neuron of run.spikes('cells').neurons.slice(known)) {
        if (!Number.isNaN(passage[neuron])) continue;
        const drive = drives[neuron];
        passage[neuron] = tick * DT + TAU * Math.log((drive - before[neuron]) / (drive - THRESHOLD));
      }
    }
    drives.forEach((drive, neuron) => {
      expect(Math.abs(1 / passage[neuron] - 1 / period(drive)) * period(drive)).toBeLessThan(1e-9);
    });
  });

  it('stays silent at threshold', async () => {
    const run = (await running(network, ['populations.cells.with.drive=15 mV'])).run(1);
    expect(run.spikes('cells').ticks).toEqual([]);
    for (const v of run.state('cells', 'v')) expect(Math.abs(v - 0.015)).toBeLessThan(1e-9);
  });
});
