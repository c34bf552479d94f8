import { describe, expect, it } from 'vitest';
import { checkLayer, type LayerDescription, programLayer } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { problemOf } from '../problem-of.js';

const parse = await loadParser();

function check(lines: string, rest: Omit<LayerDescription, 'about' | 'equations'> = {}) {
  const equations = `
    w : 1
    y_post = w * y_pre : 1 (summed)
    ${lines}`;
  return checkLayer({ about: '', equations, ...rest }, parse);
}

describe('the check of a layer', () => {
  it.each([
    ['a neuron reading the other side', 'z_post = y_pre : 1', {}, 'does not see `y_pre`'],
    ['a statement that does', 'z_post : 1', { on_frame: 'z_post = w' }, 'does not see `w`'],
    [
      'one that does through a name of its own',
      'z_post : 1',
      { on_frame: 'x_pre = y_pre\nz_post += x_pre' },
      'does not see `x_pre`',
    ],
    ['a port of a synapse', 'g : 1 (given)', {}, 'belongs to a synapse'],
    ['a comparison of synapses', 'g = w : 1 (largest in layer)', {}, 'belongs to a synapse'],
    ['two flags', 'z_post = w : 1 (summed, largest in layer)', {}, 'cannot be both'],
    ['a port that shows', 'g_post : 1 (given)', { shows: 'g_post' }, 'no `g_post` to show'],
    ['writing a port', 'g_post : 1 (given)', { on_frame: 'g_post = 1' }, 'told from outside'],
    ['a start that follows from a frame', 'z_post = y_post : 1', { on_start: 'w = z_post' }, '`y_pre`'],
    ['a rank in volt', 'k_post = y_post : volt (rank in layer)', {}, 'is a rank'],
    ['a mean of truths', 'b_post : boolean', {}, 'is a boolean'],
    ['a sum of truths', 'b_post : boolean (summed over batch)', {}, 'is a boolean'],
    ['a mean of whole numbers', 'n_post : integer', {}, 'is an integer'],
  ])('refuses %s', (_what, lines, rest, said) => {
    expect(problemOf(() => check(lines, rest)).message).toContain(said);
  });

  it('offers a port for what nothing writes', () => {
    const rule = { on_frame: 'w += (target_post - y_post) * y_pre' };
    expect(problemOf(() => check('', rule)).fix).toContain('`target_post : 1 (given)`');
    const more = { on_frame: 'w += kept_before_post * y_pre; kept_before_post = y_post' };
    expect(problemOf(() => check('', more)).fix).toBe('Declare it: `kept_before_post : 1`.');
  });

  it('refuses an answer with a unit', () => {
    const equations = 'w : volt\ny_post = w * y_pre : volt (summed)';
    expect(problemOf(() => checkLayer({ about: '', equations }, parse)).message).toContain('has no unit');
  });

  it('has room for so many numbers in synapses, whichever variables they are of', () => {
    const size = { pre: 2 ** 14, post: 2 ** 13 };
    expect(() => programLayer(check('z_post : 1'), size)).not.toThrow();
    for (const [lines, larger] of [
      ['change : 1', size],
      ['', { ...size, post: size.post + 1 }],
    ] as const)
      expect(problemOf(() => programLayer(check(lines), larger)).message).toContain('134217728 are refused');
  });

  it('plans what follows from much in little time', () => {
    const lines = Array.from({ length: 200 }, (_, k) =>
      k < 2 ? `a${k}_post = y_post : 1` : `a${k}_post = a${k - 1}_post + a${k - 2}_post : 1`,
    );
    const checked = check(['z_post : 1', ...lines].join('\n'), {
      on_frame: 'w += a199_post\nz_post += 1\nw += a199_post',
    });
    const { learn } = programLayer(checked, { pre: 2, post: 2 });
    // All of them again after the weights have changed.
    expect(learn.filter(({ target }) => target === 'a150_post')).toHaveLength(2);
  });
});
