import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/problem.js';
import { neuron, text } from './one-neuron.js';

describe('the program of a neuron', () => {
  it('has a column for all that differs or changes, and no other', () => {
    const { program } = neuron({
      equations: `
        dv/dt = -v/tau : volt (unless refractory)
        twice = 2*v : volt
        noise = randn() : 1 (constant over dt)
        k : integer
        level : volt (shared)`,
      refractory: '5 ms',
      parameters: { tau: '10 ms' },
    });
    const columns = program.columns.map(({ key, type, shared, initial }) => [key, type, shared, initial]);
    expect(columns.sort()).toEqual([
      ['k', 'integer', false, 0],
      ['lastspike', 'float', false, -1e4],
      ['level', 'float', true, 0],
      ['noise', 'float', false, 0],
      ['not_refractory', 'boolean', false, 1],
      ['v', 'float', false, 0],
    ]);
  });

  it('has numbers for constants and reads subexpressions with their declared type', () => {
    const { program } = neuron({
      equations: 'v : volt\nsteps = v/(3*mV) : integer\nfar = steps > limit : boolean',
      threshold: 'far',
      reset: 'over = v - top; v = over + 0*steps*mV',
      parameters: { top: '20 mV', limit: '2' },
    });
    expect(program.threshold?.condition).toMatchObject({ operator: '>', right: { value: 2 } });
    expect(text(program.reset)).toEqual(['_own_over = v - 0.02', 'v = _own_over + 0*int(v/0.003)*0.001']);
    expect([...program.subexpressions.keys()]).toEqual(['steps', 'far']);
  });

  it('renews refractoriness before it integrates', () => {
    const { program } = neuron({
      equations: 'dv/dt = (rest - v)/ms : 1 (unless refractory)\nrest = rand() : 1 (constant over dt)',
      refractory: 'v > rest',
    });
    const written = program.integrate.statements.filter(({ local }) => !local).map(({ target }) => target);
    expect(written).toEqual(['not_refractory', 'v']);
  });

  it('renews what is constant over a tick as it begins, first what others read', () => {
    const { program } = neuron({
      equations: `
        top = plain : 1 (constant over dt)
        plain = 2*base : 1
        base = i : 1 (constant over dt)`,
    });
    expect(text(program.prepare!)).toEqual(['base = i', 'top = 2*base']);
  });

  it('gives each draw a slot of its own', () => {
    const { program } = neuron({
      equations: 'dv/dt = (rand() - rand())/ms + xi*ms**-0.5 : 1',
      threshold: 'rand() < 0.5 and randn() < v',
      reset: 'v = rand() + poisson(2)',
    });
    expect([program.integrate.draws, program.threshold?.draws, program.reset.draws]).toEqual([3, 2, 2]);
    const slots: unknown[] = [];
    JSON.stringify(program.integrate, (key, value) => {
      if (key === 'slot') slots.push(value);
      return value;
    });
    expect(slots.sort()).toEqual([0, 1, 2]);
  });

  it('runs the statements of a reset one after the other, locals and all', () => {
    const cell = neuron({
      equations: 'v : 1\nu : 1\ntwice = 2*v : 1',
      threshold: 'v > 1',
      reset: 'x = v; v = u; u = x; x = twice; u += x',
    });
    cell.set({ v: 3, u: 5 });
    cell.reset();
    expect([cell.get('v'), cell.get('u')]).toEqual([5, 13]);
  });

  it('refuses a method that does not exist, also where there is nothing to integrate', () => {
    expect(() => neuron({ equations: 'v : 1', method: 'eulr' })).toThrow(Problem);
  });

  it('refuses noise inside something else', () => {
    expect(() => neuron({ equations: 'dv/dt = exp(xi*second**0.5)*Hz : 1' })).toThrow(
      'not a term of its own',
    );
  });
});
