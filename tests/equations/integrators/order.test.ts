/** How the error falls when the step is halved: by 2 to the order of the method. */
import { describe, expect, it } from 'vitest';
import { neuron } from '../one-neuron.js';

const SECONDS = 1;

/** @param solution at the end of one second. */
function order(method: string, equations: string, start: number, solution: number): number {
  const errorOf = (ticks: number): number => {
    const stepped = neuron({ equations, method }, SECONDS / ticks);
    stepped.set({ v: start });
    stepped.run(ticks);
    return Math.abs(stepped.get('v') - solution);
  };
  return Math.log2(errorOf(50) / errorOf(100));
}

describe.each([
  ['euler', 1],
  ['heun', 1],
  ['milstein', 1],
  ['rk2', 2],
  ['rk4', 4],
])('%s without noise is of order %d', (method, expected) => {
  it('on a curve (logistic growth)', () => {
    const solution = 1 / (1 + 4 * Math.exp(-3));
    expect(order(method, 'dv/dt = 3*Hz*v*(1 - v) : 1', 0.2, solution)).toBeCloseTo(expected, 0);
  });

  it('on an equation that reads the time', () => {
    const solution = Math.exp(2 * Math.sin(3));
    expect(order(method, 'dv/dt = 6*Hz*v*cos(3*Hz*t) : 1', 1, solution)).toBeCloseTo(expected, 0);
  });
});

describe('exponential Euler', () => {
  it('is of order 1 where the coefficients move', () => {
    const solution = Math.exp(2 * Math.sin(3));
    expect(order('exponential_euler', 'dv/dt = 6*Hz*v*cos(3*Hz*t) : 1', 1, solution)).toBeCloseTo(1, 0);
  });

  it('is exact where they do not, and right where the slope is 0', () => {
    for (const [slope, solution] of [
      [-3, Math.exp(-3) * 0.5 + (2 * -Math.expm1(-3)) / 3],
      [0, 2.5],
    ]) {
      const stepped = neuron(
        { equations: 'dv/dt = 2*Hz + slope*v : 1\nslope : Hz', method: 'exponential_euler' },
        0.1,
      );
      stepped.set({ v: 0.5, slope });
      stepped.run(10);
      expect(Math.abs(stepped.get('v') - solution)).toBeLessThan(1e-14);
    }
  });
});
