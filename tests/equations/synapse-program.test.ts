import { describe, expect, it } from 'vitest';
import { text } from './one-neuron.js';
import { synapse } from './one-synapse.js';

describe('the program of a synapse', () => {
  it('steps only clock-driven variables with the tick', () => {
    const { program } = synapse({
      equations: `
        dx/dt = -x/(10*ms) : 1 (clock-driven)
        da/dt = -a/(10*ms) : 1 (event-driven)
        w : 1`,
      on_pre: 'x += w',
    });
    expect(program.method).toBe('exact');
    expect(program.columns.map(({ key }) => key).sort()).toEqual(['a', 'lastupdate', 'w', 'x']);
    expect(text(program.integrate!).map((line) => line.split(' ')[0])).toEqual(['_new_x', 'x']);
    expect(text(program.onPre!)).toEqual(['x = x + w']);
    expect(program.onPost).toBeUndefined();
  });

  it('stores event-driven variables where they are written, and only computes them where they are read', () => {
    const { program } = synapse({
      equations: `
        dx/dt = -x/(10*ms) : 1 (event-driven)
        dy/dt = -y/(20*ms) : 1 (event-driven)
        w : 1`,
      on_pre: 'x += 1; w += y',
      on_post: 'y += 1; w += x',
    });
    const targets = (lines: string[]) => lines.map((line) => line.split(' ')[0]);
    expect(targets(text(program.onPre!))).toEqual([
      '_elapsed0',
      '_new_x',
      'x',
      '_elapsed1',
      '_new_y',
      'x',
      'w',
      'lastupdate(x)',
    ]);
    expect(text(program.onPost!).slice(-2)).toEqual(['w = w + _new_x', 'lastupdate(y) = t']);
  });

  it('keeps together what equations couple, and stores it where something changes its course', () => {
    const { program } = synapse({
      equations: `
        dx/dt = (y - x)/(10*ms) : 1 (event-driven)
        dz/dt = -z/tau : 1 (event-driven)
        dy/dt = -y/(20*ms) : 1 (event-driven)
        tau : second`,
      on_pre: 'y += 1',
      on_post: 'tau *= 2',
    });
    const written = (lines: string[]) =>
      lines.map((line) => line.split(' ')[0]).filter((name) => name[0] !== '_');
    expect(written(text(program.onPre!))).toEqual(['x', 'y', 'y', 'lastupdate(x)']);
    expect(written(text(program.onPost!))).toEqual(['z', 'tau', 'lastupdate(z)']);
  });

  it('has nothing to step where nothing is clock-driven', () => {
    const { program } = synapse({ equations: 'da/dt = -a/ms : 1 (event-driven)', on_pre: 'a += 1' });
    expect([program.integrate, program.method]).toEqual([undefined, 'event-driven']);
    expect(synapse({ on_pre: 'v_post += 1' }).program.method).toBe('none');
  });

  it('sums into the neuron it names', () => {
    const { program } = synapse({ equations: 'v_post = 2*w*v_pre : 1 (summed)\nw : 1' });
    expect(program.summed).toMatchObject([{ side: 'post', key: 'v' }]);
  });

  it('writes a variable of the target by its plain name', () => {
    const { cell, run } = synapse({ on_pre: 'v += 1' });
    run('onPre', 0, 0, 2);
    expect([...cell('v')]).toEqual([0, 0, 1]);
  });

  it('holds over a tick what its neurons were as it began', () => {
    const { program } = synapse({ equations: 'x = v_pre - v_post : 1 (constant over dt)' });
    expect(program.prepare?.statements.map(({ target }) => target)).toEqual(['x']);
    expect(program.integrate).toBeUndefined();
  });
});
