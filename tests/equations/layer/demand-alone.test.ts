import { describe, expect, it } from 'vitest';
import {
  checkLayer,
  demandAlone,
  type LayerDescription,
  ownPortsOf,
} from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { LAYER_RULES } from '../../../src/rules/layer-rules.js';
import { problemOf } from '../problem-of.js';

const parse = await loadParser();
const ANSWER = 'y_post = w * y_pre : 1 (summed)';
const HEBB = 'w += 0.1 * y_post * y_pre';
const RANDOM = { w: 'randn()' };

function demand(rule: Omit<LayerDescription, 'about'>, neurons = 3): void {
  const description = { about: '', ...rule };
  demandAlone(checkLayer(description, parse), description, neurons);
}

/** That `text` is what the problem points at, in the equations. */
function expectAt(equations: string, text: string, rule: Omit<LayerDescription, 'about' | 'equations'>) {
  const problem = problemOf(() => demand({ equations, ...rule }));
  expect(problem.path).toEqual(['equations']);
  expect(equations.slice(problem.offset)).toMatch(new RegExp(`^${text}`));
  return problem.message;
}

describe('a layer that is shown samples alone', () => {
  it('has no port', () => {
    const equations = `w : 1\n${ANSWER}\ntarget_post : 1 (given)`;
    expect(expectAt(equations, 'target_post', { on_frame: HEBB, init: RANDOM })).toMatch(
      /has to be told `target_post`.*TypeScript/,
    );
  });

  it('keeps nothing that never gets a value', () => {
    const equations = `w : 1\n${ANSWER}\ntarget_post : 1`;
    const rule = { on_frame: 'w += 0.1 * (target_post - y_post) * y_pre', init: RANDOM };
    expect(expectAt(equations, 'target_post', rule)).toContain('`target_post : 1 (given)`');
    for (const more of [
      { init: { ...RANDOM, target_post: 0 } },
      { on_start: 'target_post = 1' },
      { on_frame: `target_post = y_post\n${HEBB}` },
    ])
      demand({ equations, ...rule, ...more });
  });

  it('offers no port to a synapse', () => {
    const message = expectAt(`w : 1\n${ANSWER}`, 'w', {});
    expect(message).toContain('`w` a value');
    expect(message).not.toContain('given)');
  });

  it('keeps weights', () => {
    const problem = problemOf(() => demand({ equations: 'y_post = y_pre : 1 (summed)' }));
    expect(problem.message).toContain('`w : 1`');
  });

  it.each([
    ['0', {}],
    ['one number', { init: { w: 0.5 } }],
    ['numbers of the sources', { init: { w: 'i / N_pre' } }],
    ['what all make of it alike', { init: { w: 0.5 }, on_start: 'w = w / 2' }],
  ])('does not let all neurons begin with %s', (_what, rest) => {
    expect(expectAt(`w : 1\n${ANSWER}`, 'w', { on_frame: HEBB, ...rest })).toContain('begin alike');
    demand({ equations: `w : 1\n${ANSWER}`, on_frame: HEBB, ...rest }, 1);
  });

  it.each([
    ['draws', '', { init: RANDOM }],
    ['numbers of the targets', '', { init: { w: 'int(i == j)' } }],
    ['thresholds', 'theta_post : 1', { init: { theta_post: 'i' } }],
    ['ranks', 'k_post = y_post : integer (rank in layer)', {}],
    ['running sums', 'told = w * y_post : 1 (summed in order)', {}],
  ])('lets neurons differ by %s', (_what, line, rest) => {
    demand({ equations: `w : 1\n${ANSWER}\n${line}`, on_frame: HEBB, ...rest });
  });

  it('may have any built-in rule without ports', () => {
    for (const description of LAYER_RULES.values()) {
      const checked = checkLayer(description, parse);
      if (ownPortsOf(checked.equations).length === 0) demandAlone(checked, description, 2);
    }
  });
});
