import { describe, expect, it } from 'vitest';
import type { Running } from '../running.js';
import { variance } from './irregularity.js';
import { open } from './open.js';

const GROUPS = 10;

/** Spikes of a group in the 10 ms about its turn, ms. */
function volley(run: Running, group: number): number[] {
  const { ticks, neurons } = run.spikes('chain');
  const times = ticks.map((tick) => tick * 0.1);
  const mine = times.filter((time, k) => Math.floor(neurons[k] / 100) === group && time > 45 && time < 110);
  const centre = mine.sort((a, b) => a - b)[Math.floor(mine.length / 2)];
  return mine.filter((time) => Math.abs(time - centre) < 5);
}

describe('synfire_chain', () => {
  it('carries a scattered volley to its end and sharpens it', async () => {
    const run = (await open('synfire_chain')).run();
    const last = volley(run, GROUPS - 1);
    expect(last.length).toBeGreaterThan(85);
    expect(Math.sqrt(variance(last))).toBeLessThan(1);
    expect(Math.sqrt(variance(last))).toBeLessThan(0.5 * Math.sqrt(variance(volley(run, 0))));
    const turns = Array.from({ length: GROUPS }, (_, group) => Math.min(...volley(run, group).slice(10)));
    expect([...turns].sort((a, b) => a - b)).toEqual(turns);
  });

  it('lets a weak one die', async () => {
    const run = (await open('synfire_chain', ['parameters.volley=45'])).run();
    expect(volley(run, GROUPS - 1).length).toBeLessThan(20);
  });
});
