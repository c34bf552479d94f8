import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.js';
import { synapse } from '../one-synapse.js';

/** Traces that leak, relax to a value, drive each other, and have a time constant of each synapse. */
const TRACES = [
  ['dx/dt = -x/(20*ms)', 'dx/dt = (1 - x)/(80*ms)', 'dx/dt = 3*Hz'],
  ['dx/dt = (y - x)/(20*ms)', 'dy/dt = -y/(5*ms)'],
  ['dx/dt = (y - x)/(20*ms)', 'dy/dt = -y/(20*ms)'],
  ['dx/dt = (y - x)/(20*ms)', 'dy/dt = (z - y)/(5*ms)', 'dz/dt = (0.3 - z)/(5*ms)'],
  ['dx/dt = (y - x)/slow', 'dy/dt = -y/fast'],
];
const LONG_TICKS = 4000;

function equations(traces: readonly string[], drive: string): string {
  return ['slow : second', 'fast : second', ...traces.map((line) => `${line} : 1 (${drive})`)].join('\n');
}

describe('event-driven variables', () => {
  it('are at each spike what clock-driven ones are, integrated exactly', () => {
    const oneByOne = TRACES[0].map((line) => [line]);
    for (const traces of [...oneByOne, ...TRACES.slice(1)]) {
      const body = { on_pre: 'x += 1', on_post: 'x *= 0.5' };
      const event = synapse({ equations: equations(traces, 'event-driven'), ...body });
      const clock = synapse({ equations: equations(traces, 'clock-driven'), method: 'exact', ...body });
      const names = traces.map((line) => line[1]);
      for (const { set } of [event, clock])
        set({ slow: 0.03, fast: 0.004, ...Object.fromEntries(names.map((name, n) => [name, 0.4 + n])) });
      fc.assert(
        fc.property(fc.uniqueArray(fc.integer({ min: 0, max: LONG_TICKS }), { maxLength: 8 }), (spikes) => {
          event.set({ lastupdate: 0, x: 0.4 });
          clock.set({ x: 0.4 });
          for (const name of names.slice(1)) for (const { set } of [event, clock]) set({ [name]: 1.4 });
          let tick = 0;
          for (const spike of spikes.sort((a, b) => a - b)) {
            for (; tick < spike; tick++) clock.run('integrate', tick);
            const part = spike % 3 === 0 ? 'onPost' : 'onPre';
            for (const { run } of [event, clock]) run(part, spike);
            for (const name of names)
              expect(Math.abs(event.own(name) - clock.own(name)), `${traces} ${name}`).toBeLessThan(1e-11);
          }
        }),
        { numRuns: 10 },
      );
    }
  });

  it('are brought to now before the text reads them, and the text can ask since when', () => {
    const { own, set, run } = synapse({
      equations: 'dx/dt = -x/(10*ms) : 1 (event-driven)\nseen : 1\nsince : second',
      on_pre: 'seen = x; since = t - lastupdate',
    });
    set({ x: 1 });
    run('onPre', 100);
    expect(own('seen')).toBeCloseTo(Math.exp(-1), 14);
    expect(own('since')).toBeCloseTo(0.01, 14);
    expect(own('lastupdate')).toBeCloseTo(0.01, 14);
    run('onPre', 100);
    expect(own('since')).toBe(0);
    expect(own('x')).toBeCloseTo(Math.exp(-1), 14);
  });

  it.each([
    ['bent', 'dx/dt = -x**2/(10*ms) : 1 (event-driven)', 'the equation of x is not linear'],
    ['in a circle', 'dx/dt = -y/ms : 1 (event-driven)\ndy/dt = x/ms : 1 (event-driven)', 'in a circle'],
    ['of the time', 'dx/dt = t/ms**2 : 1 (event-driven)', 'depends on time'],
    ['noisy', 'dx/dt = xi*ms**-0.5 : 1 (event-driven)', 'white noise'],
  ])('cannot be %s', (_, text, why) => {
    try {
      synapse({ equations: text });
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect((error as Problem).what).toContain(why);
      expect((error as Problem).fix).toContain('(clock-driven)');
      return;
    }
    throw new Error('accepted');
  });
});

describe('writing to a neuron', () => {
  const cell = { equations: 'dv/dt = -v/ms : 1 (unless refractory)\ng : 1', refractory: '5 ms' };

  it('leaves what stands still while refractory', () => {
    const { cell: column, run } = synapse({ on_pre: 'v_post += 1; g_post += 1; v_pre += 1' }, cell);
    column('not_refractory').set([1, 0, 1]);
    run('onPre', 3);
    expect([...column('v')]).toEqual([1, 0, 0]);
    expect([...column('g')]).toEqual([0, 1, 0]);
    column('not_refractory')[1] = 1;
    run('onPre', 4);
    expect([...column('v')]).toEqual([2, 1, 0]);
  });

  it('reads back what it wrote, also where source and target are one neuron', () => {
    const { cell: column, run } = synapse({ on_pre: 'v_pre += 1; v_post = 10*v_pre' });
    run('onPre', 0, 2, 2);
    expect(column('v')[2]).toBe(10);
  });
});
