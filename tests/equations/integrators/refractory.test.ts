import { describe, expect, it } from 'vitest';
import { neuron } from '../one-neuron.js';

const ramp = 'dv/dt = 10*Hz : 1 (unless refractory)';

describe('a refractory period given as a time', () => {
  it.each([
    ['0 ms', 0],
    ['0.1 ms', 0],
    ['0.3 ms', 2],
    ['0.35 ms', 2],
    ['5 ms', 49],
  ])('%s keeps a neuron still for %d ticks after that of the spike', (refractory, expected) => {
    const held = neuron({ equations: ramp, threshold: 'v > 100', reset: 'v = 0', refractory });
    held.run(7);
    held.spike();
    const start = held.get('v');
    let still = -1;
    do {
      held.run(1);
      still++;
    } while (held.get('v') === start);
    expect(still).toBe(expected);
    expect(held.get('not_refractory')).toBe(1);
  });

  it('may be a variable of each neuron', () => {
    const held = neuron({ equations: `${ramp}\nrest : second`, refractory: 'rest' });
    held.set({ rest: 3e-4, lastspike: 0, not_refractory: 0 });
    held.run(3);
    expect(held.get('v')).toBe(0);
    held.run(1);
    expect(held.get('v')).toBeGreaterThan(0);
  });

  it('does not begin before the first spike', () => {
    const held = neuron({ equations: ramp, refractory: '5 ms' });
    expect([held.get('not_refractory'), held.get('lastspike')]).toEqual([1, -1e4]);
    held.run(1);
    expect(held.get('v')).toBeGreaterThan(0);
  });
});

describe('a refractory period given as a condition', () => {
  /** [was open, condition holds] -> open */
  it.each([
    [1, 1, 1],
    [1, 0, 1],
    [0, 1, 0],
    [0, 0, 1],
  ])('open %d with the condition %d becomes %d', (open, condition, expected) => {
    const held = neuron({ equations: 'busy : boolean', refractory: 'busy' });
    held.set({ not_refractory: open, busy: condition });
    held.run(1);
    expect(held.get('not_refractory')).toBe(expected);
  });
});

describe('while refractory', () => {
  const held = () => {
    const cell = neuron({ equations: ramp, threshold: 'v > 1', reset: 'v = -1', refractory: '5 ms' });
    cell.set({ v: 2 });
    return cell;
  };

  it('a neuron does not cross its threshold', () => {
    const cell = held();
    expect(cell.crosses()).toBe(true);
    cell.set({ not_refractory: 0 });
    expect(cell.crosses()).toBe(false);
  });

  it('its own reset writes all the same', () => {
    const cell = held();
    cell.set({ not_refractory: 0 });
    cell.reset();
    expect(cell.get('v')).toBe(-1);
  });

  it('every method leaves the variable where it is', () => {
    for (const method of ['exact', 'euler', 'rk2', 'rk4', 'heun', 'milstein', 'exponential_euler']) {
      const cell = neuron({
        equations: `dv/dt = 10*Hz - v*Hz : 1 (unless refractory)`,
        refractory: '5 ms',
        method,
      });
      cell.set({ v: 0.25, lastspike: 0 });
      cell.run(50);
      expect(cell.get('v'), method).toBe(0.25);
      cell.run(1);
      expect(cell.get('v'), method).not.toBe(0.25);
    }
  });

  it('noise does not move it either', () => {
    for (const method of ['euler', 'heun', 'milstein']) {
      const cell = neuron({
        equations: 'dv/dt = xi*Hz**0.5 : 1 (unless refractory)',
        refractory: '5 ms',
        method,
      });
      cell.set({ v: 0.25, lastspike: 0 });
      cell.run(50);
      expect(cell.get('v'), method).toBe(0.25);
    }
  });
});
