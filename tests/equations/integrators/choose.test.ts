import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/problem.js';
import { neuron } from '../one-neuron.js';

const parameters = { tau: '10 ms', a: '2', f: '30 Hz' };

const method = (equations: string, named?: string): string =>
  neuron({ equations, parameters, method: named }).program.method;

function refusal(equations: string, named: string): Problem {
  try {
    method(equations, named);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('accepted');
}

describe('the method of a model that names none', () => {
  it.each([
    ['a linear one', 'dv/dt = (a - v)/tau : 1', 'exact'],
    ['a linear one driven by a parameter', 'dv/dt = (I - v)/tau : 1\nI : 1', 'exact'],
    ['variables in a circle', 'dv/dt = (-v - w)/tau : 1\ndw/dt = (a*v - w)/tau : 1', 'exact'],
    [
      'a chain with a time constant of each',
      'dv/dt = (g - v)/T : 1\ndg/dt = -g/tau : 1\nT : second',
      'exact',
    ],
    [
      'a circle beside an unrelated variable of each',
      'dv/dt = (-v - w)/tau : 1\ndw/dt = (v - w)/tau : 1\ndx/dt = -x/T : 1\nT : second',
      'exact',
    ],
    [
      'a circle with coefficients of each',
      'dv/dt = (-v - b*w)/tau : 1\ndw/dt = (v - w)/tau : 1\nb : 1',
      'euler',
    ],
    ['a bent one', 'dv/dt = -v**2/tau : 1', 'euler'],
    ['one that reads the time', 'dv/dt = (sin(t/tau) - v)/tau : 1', 'euler'],
    ['one that draws', 'dv/dt = (rand() - v)/tau : 1', 'euler'],
    ['a pure integrator, as in Brian2', 'dphase/dt = f : 1', 'euler'],
    ['an integrator of a variable', 'dx/dt = v*b : 1\ndv/dt = -v/tau : 1\nb : Hz', 'euler'],
    ['additive noise', 'dv/dt = -v/tau + xi*tau**-0.5 : 1', 'euler'],
    ['noise multiplied by state', 'dv/dt = -v/tau + v*xi*tau**-0.5 : 1', 'heun'],
    ['noise multiplied by time', 'dv/dt = -v/tau + t/tau*xi*tau**-0.5 : 1', 'heun'],
    ['no differential equation', 'x : 1', 'none'],
  ])('%s', (_, equations, chosen) => {
    expect(method(equations)).toBe(chosen);
  });

  it('comes with its reason', () => {
    expect(neuron({ equations: 'dv/dt = -v**2/tau : 1', parameters }).program.methodReason).toBe(
      'Not exact, because the equation of v is not linear.',
    );
  });
});

describe('a named method', () => {
  it('may be called by its other names', () => {
    expect(method('dv/dt = -v/tau : 1', 'linear')).toBe('exact');
    expect(method('dv/dt = -v/tau : 1', 'Euler')).toBe('euler');
  });

  it('may be exact for what Brian2 would not choose it', () => {
    expect(method('dphase/dt = f : 1', 'exact')).toBe('exact');
  });

  it.each([
    ['exact', 'dv/dt = -v**2/tau : 1', 'the equation of v is not linear'],
    ['exact', 'dv/dt = -v/tau + xi*tau**-0.5 : 1', 'it contains white noise'],
    ['exponential_euler', 'dv/dt = -v**2/tau : 1', 'the equation of v is not linear in v'],
    ['rk4', 'dv/dt = -v/tau + xi*tau**-0.5 : 1', 'it contains white noise'],
    ['euler', 'dv/dt = v*xi*tau**-0.5 : 1', 'its noise is multiplied by a variable or by time'],
    ['milstein', 'dv/dt = v*xi_a*tau**-0.5 + xi_b*tau**-0.5 : 1', 'one has several'],
    ['milstein', 'dv/dt = v*xi_a*tau**-0.5 : 1\ndw/dt = xi_a*tau**-0.5 : 1', 'share a noise'],
  ])('%s is refused where it does not fit', (named, equations, why) => {
    const problem = refusal(equations, named);
    expect(problem.what).toContain(why);
    expect(problem.fix).toMatch(/These can: .*heun/);
    expect(problem.fix).not.toContain(`${named},`);
  });

  it('that does not exist gets the nearest', () => {
    expect(refusal('dv/dt = -v/tau : 1', 'exponentialeuler').fix).toContain('exponential_euler');
  });
});
