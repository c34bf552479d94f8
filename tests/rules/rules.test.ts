/** What each learning rule is known for; their windows are in tests/closed-forms/stdp-window.test.ts. */
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/rules/index.js';
import { type Running, running } from '../running.js';

const SECONDS = 20;

/** A source and a target that fire regularly, the target `lagMs` after the source, for 20 s. */
async function paired(rule: string, rateHz: number, lagMs: number, more = ''): Promise<Running> {
  const run = await running(`
synfire: 1
name: pairs
dt: 0.5 ms
models:
  cell: {equations: "v : volt\\nge : 1\\nreward : 1", threshold: v > 0*mV, reset: v = -70*mV, input: ge}
populations:
  source: {model: periodic, size: 1, period: ${1000 / rateHz} ms, offset: ${Math.max(0, -lagMs)} ms}
  clock: {model: periodic, size: 1, period: ${1000 / rateHz} ms, offset: ${Math.max(0, lagMs)} ms}
  target: {model: cell, size: 1, init: {v: -70 mV, reward: ${more || 0}}}
projections:
  - {from: clock, to: target, connect: all, variable: v, weight: 100 mV}
  - {name: learnt, from: source, to: target, connect: all, learn: ${rule}, init: {w: 0.5}}
`);
  return run;
}

const weight = (run: Running): number => run.synapses('learnt', 'w')[0];

describe('learning rules', () => {
  it.each([...RULES])('%s says what it is', (_, { about, source }) => {
    expect(about).toMatch(/\.$/);
    expect(source).not.toBe('');
  });

  it('hard bounds hold, and soft bounds are approached', async () => {
    expect(weight((await paired('{rule: stdp, Apre: 0.1}', 10, 5)).run(SECONDS))).toBe(1);
    expect(weight((await paired('{rule: stdp, Apre: 0.1}', 10, -5)).run(SECONDS))).toBe(0);
    const soft = weight((await paired('{rule: stdp_multiplicative, Apre: 0.01}', 10, 5)).run(SECONDS));
    expect(soft).toBeGreaterThan(0.55);
    expect(soft).toBeLessThan(1);
  });

  it('nearest: an older spike of the source no longer counts', async () => {
    const all = weight((await paired('{rule: stdp, Apre: 0.001, Apost: 0}', 50, 5)).run(1));
    const nearest = weight((await paired('{rule: stdp_nearest, Apre: 0.001, Apost: 0}', 50, 5)).run(1));
    expect(nearest).toBeGreaterThan(0.5);
    expect(nearest).toBeLessThan(all);
  });

  it('triplet: the same pairing depresses when slow and potentiates when fast', async () => {
    const slow = weight((await paired('{rule: triplet, A3_plus: 0.004}', 1, 10)).run(SECONDS));
    const fast = weight((await paired('{rule: triplet, A3_plus: 0.02}', 40, 10)).run(2));
    const slowBack = weight((await paired('{rule: triplet}', 1, -10)).run(SECONDS));
    expect(slowBack).toBeLessThan(0.5);
    expect(fast).toBeGreaterThan(0.5);
    expect(Math.abs(slow - 0.5)).toBeLessThan(Math.abs(fast - 0.5));
  });

  it('clopath: a spike onto a depolarised target depresses; high voltage after it potentiates', async () => {
    const at = async (membrane: string): Promise<number> => {
      const run = await running(`
synfire: 1
name: clamped
models: {cell: {equations: "v : volt\\nge : 1", input: ge}}
populations:
  source: {model: periodic, size: 1, period: 50 ms}
  target: {model: cell, size: 1, init: {v: ${membrane}}}
projections:
  - {name: learnt, from: source, to: target, connect: all, learn: {rule: clopath, A_LTP: 2000 / volt**2 / second, A_LTD: 0.14 / volt}, init: {w: 0.5}}
`);
      return weight(run.run(1));
    };
    expect(await at('-75 mV')).toBe(0.5);
    expect(await at('-60 mV')).toBeLessThan(0.5);
    expect(await at('-10 mV')).toBeGreaterThan(await at('-60 mV'));
  });

  it('vogels: a target that fires less than the goal loses inhibition, one that fires more gains', async () => {
    const rule = '{rule: vogels, rho: 10 Hz, eta: 0.001, wmax: 1}';
    expect(weight((await paired(rule, 2, 25)).run(5))).toBeLessThan(0.5);
    expect(weight((await paired(rule, 40, 5)).run(5))).toBeGreaterThan(0.5);
  });

  it('reward: pairs leave a mark, and only reward makes it a change', async () => {
    const rule = '{rule: reward, Apost: 0}';
    const without = (await paired(rule, 10, 5)).run(2);
    expect(weight(without)).toBe(0.5);
    expect(without.synapses('learnt', 'eligibility')[0]).toBeGreaterThan(0.1);
    expect(weight((await paired(rule, 10, 5, '0.2')).run(2))).toBeGreaterThan(0.51);
    expect(weight((await paired(rule, 10, 5, '-0.2')).run(2))).toBeLessThan(0.49);
  });

  it('scaling: weights grow while the target is below its goal and shrink above', async () => {
    const rule = '{rule: scaling, goal: 10 Hz}';
    expect(weight((await paired(rule, 2, 5)).run(5))).toBeGreaterThan(0.55);
    expect(weight((await paired(rule, 40, 5)).run(5))).toBeLessThan(0.45);
  });
});
