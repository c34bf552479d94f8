import { describe, expect, it } from 'vitest';
import { checkEquilibrium, closedForm, telescopes } from '../../../src/equations/equilibrium/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { printExpression } from '../../../src/equations/print.js';
import type { EquilibriumDescription } from '../../../src/network/equilibrium-description.js';
import { eqprop } from '../../../src/rules/equilibrium/eqprop.js';

const parse = await loadParser();
const check = (change: Partial<EquilibriumDescription>) => checkEquilibrium({ ...eqprop, ...change }, parse);
const shown = (terms: readonly object[]) =>
  terms.map((term) =>
    Object.fromEntries(Object.entries(term).map(([name, part]) => [name, part && printExpression(part)])),
  );

describe('the text of equilibrium propagation', () => {
  const program = check({});

  it('becomes the step of a neuron', () => {
    expect(printExpression(program.neuron.next)).toBe(
      'clip(s + epsilon*(drive - s + force - stiffness*s), 0, 1)',
    );
    expect(printExpression(program.neuron.free)).toBe('clip(s + epsilon*(drive - s), 0, 1)');
    expect(program.neuron.tellsState).toBe(true);
  });

  it('becomes products of what is told at the two ends of a phase', () => {
    expect(shown(program.weights.products)).toEqual([
      { scale: 'rate/beta', pre: 'end_pre', post: 'end_post' },
      { scale: '-(rate/beta)', pre: 'start_pre', post: 'start_post' },
    ]);
    expect(shown(program.clamped.products)).toEqual([
      { scale: 'rate/beta', pre: 'start_pre', post: 'end_post - start_post' },
    ]);
    expect(shown(program.biases.products)).toEqual([{ scale: 'rate/beta', post: 'end_post - start_post' }]);
    expect(telescopes(program)).toBe(true);
  });

  it('has a closed form between messages', () => {
    const { leak, ...form } = closedForm(program);
    expect(form).toEqual({ gain: 1, push: 1, rest: 0, least: 0, most: 1 });
    expect([leak(0), leak(0.5)]).toEqual([1, 1.5]);
  });
});

it('knows a text that tells something else than its state', () => {
  for (const rho of ['tanh(s)', 'clip(s, 0.2, 1)', 'clip(2 * s, 0, 1)'])
    expect(check({ equations: `ds/dt = drive - s : 1\nrho = ${rho} : 1` }).neuron.tellsState).toBe(false);
  expect(check({ on_step: undefined }).neuron.tellsState).toBe(false);
});

const BAD: readonly (readonly [string, Partial<EquilibriumDescription>, RegExp])[] = [
  ['a weight in a neuron', { equations: 'ds/dt = w - s : 1\nrho = s : 1' }, /`w` is not known here/],
  ['a second state', { equations: 'ds/dt = -s : 1\ndu/dt = -u : 1\nrho = s : 1' }, /`u`/],
  ['a unit', { equations: 'ds/dt = drive*mV - s*mV : volt\nrho = s : 1' }, /time constants|volt/i],
  ['no rho', { equations: 'ds/dt = drive - s : 1' }, /Nothing says what a neuron tells/],
  ['a rho of the drive', { equations: 'ds/dt = drive - s : 1\nrho = drive : 1' }, /does not see `drive`/],
  ['a circle', { equations: 'ds/dt = -s : 1\nrho = u : 1\nu = rho : 1' }, /computed from itself/],
  ['no step', { equations: 'rho = s : 1', on_step: undefined }, /Nothing says where a neuron goes/],
  ['a draw', { equations: 'ds/dt = randn() - s : 1\nrho = s : 1' }, /no random numbers/],
  ['a flag', { equations: 'ds/dt = -s : 1 (shared)\nrho = s : 1' }, /not a flag/],
  ['a step of w', { on_step: 'w = 3' }, /cannot be written here/],
  ['two steps', { on_step: 's = rho; s = s + 1' }, /written twice/],
  ['a nudge that follows the target', { nudge: 'force = y : 1\nstiffness = y : 1' }, /does not see `y`/],
  ['a nudge without force', { nudge: 'stiffness = beta : 1' }, /what the force of a nudge is/],
  ['a synapse that sees a bias', { on_change: 'w += b * rho_pre' }, /`?A synapse`? does not see `b`/],
  ['a function of both', { on_change: 'w += exp(rho_pre * rho_post)' }, /no product of what one neuron/],
  [
    'a product with the weight',
    { on_change: 'w += -rho_post**2 * w' },
    /are multiplied in the change of `w`/,
  ],
  ['a clipped weight', { on_change: 'w = clip(w + drho_post * rho_pre, 0, 1)' }, /no product/],
  [
    'an endless product',
    { on_change: `w += ${'(rho_pre + rho_post + drho_pre + drho_post)**8'}` },
    /too many/,
  ],
];

it.each(BAD)('refuses %s', (_name, change, message) => {
  expect(() => check(change)).toThrow(message);
});
