import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neuron, text } from '../one-neuron.js';

const near = (found: number, expected: number, relative = 1e-13): void => {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
};

describe('exact integration', () => {
  it('leaves a handful of multiplications where all is constant', () => {
    const cuba = neuron({
      equations: `
        dv/dt = (ge + gi - (v - El))/taum : volt (unless refractory)
        dge/dt = -ge/taue : volt
        dgi/dt = -gi/taui : volt`,
      refractory: '5 ms',
      parameters: { taum: '20 ms', taue: '5 ms', taui: '10 ms', El: '-49 mV' },
    });
    const literal = String.raw`-?\d+\.\d+(e-\d+)?`;
    const expected = [
      'not_refractory = timestep\\(t - lastspike, 0.0001\\) >= 50',
      `_new_v = ${literal}\\*v \\+ ${literal}\\*ge \\+ ${literal}\\*gi [-+] ${literal}`,
      `_new_ge = ${literal}\\*ge`,
      `_new_gi = ${literal}\\*gi`,
      'v = select\\(not_refractory, _new_v, v\\)',
      'ge = _new_ge',
      'gi = _new_gi',
    ];
    const lines = text(cuba.program.integrate);
    expect(lines).toHaveLength(expected.length);
    for (const [place, line] of lines.entries()) expect(line).toMatch(new RegExp(`^${expected[place]}$`));
  });

  it('is the closed form of a leak with a drive that may change', () => {
    const leaky = neuron({ equations: 'dv/dt = (I - v)/(10*ms) : 1\nI : 1' }, 1e-3);
    leaky.set({ v: 0.3, I: 2 });
    leaky.run(20);
    const held = 2 - 1.7 * Math.exp(-2);
    near(leaky.get('v'), held);
    leaky.set({ I: -1 });
    leaky.run(10);
    near(leaky.get('v'), -1 + (held + 1) * Math.exp(-1));
  });

  it('is the same in one long step as in many short ones', () => {
    const equations = `
      dv/dt = (g - v - w)/(20*ms) : 1
      dw/dt = (0.8*v - w)/(100*ms) : 1
      dg/dt = (h - g)/(5*ms) : 1
      dh/dt = -h/(5*ms) : 1`;
    const [short, long] = [neuron({ equations }, 1e-4), neuron({ equations }, 0.1)];
    for (const { set } of [short, long]) set({ v: 0.1, w: 0.2, g: 0.3, h: 4 });
    short.run(1000);
    long.run(1);
    for (const key of ['v', 'w', 'g', 'h']) near(short.get(key), long.get(key), 1e-11);
  });

  it('solves with time constants of each neuron what it solves with given ones', () => {
    const milliseconds = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(milliseconds, milliseconds, fc.boolean(), (membrane, synapse, equal) => {
        const taus = equal ? membrane : synapse;
        const equations = `
          dv/dt = (g + 0.5 - v)/tau : 1
          dg/dt = (h - g)/taus : 1
          dh/dt = -h/taus : 1`;
        const fixed = neuron({ equations, parameters: { tau: `${membrane}*ms`, taus: `${taus}*ms` } });
        const own = neuron({ equations: `${equations}\ntau : second\ntaus : second` });
        own.set({ tau: membrane * 0.001, taus: taus * 0.001 });
        for (const { set, run } of [fixed, own]) {
          set({ v: 0.2, g: 0.7, h: 1.5 });
          run(20);
        }
        for (const key of ['v', 'g', 'h'])
          expect(Math.abs(own.get(key) - fixed.get(key))).toBeLessThan(1e-13);
      }),
      { numRuns: 100 },
    );
  });

  it('goes on where a rate is 0', () => {
    const ramp = neuron({ equations: 'dv/dt = a*v + 2*Hz : 1\na : Hz' }, 1e-2);
    ramp.set({ v: 1, a: 0 });
    ramp.run(100);
    near(ramp.get('v'), 3);
  });

  it('holds what stands still for the variables it drives', () => {
    const held = neuron({
      equations: `
        dv/dt = (2 - v)/(10*ms) : 1 (unless refractory)
        dw/dt = (v - w)/(30*ms) : 1`,
      refractory: '1 s',
    });
    held.set({ v: 0.5, w: 0.1, lastspike: 0 });
    held.run(300);
    expect(held.get('v')).toBe(0.5);
    near(held.get('w'), 0.5 - 0.4 * Math.exp(-1), 1e-12);
  });
});
