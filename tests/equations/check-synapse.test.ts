import { describe, expect, it, test } from 'vitest';
import { checkNeuron } from '../../src/equations/check-neuron.js';
import { checkSynapse } from '../../src/equations/check-synapse.js';
import { names } from '../../src/equations/expression.js';
import { loadParser } from '../../src/equations/parser.js';
import { printExpression } from '../../src/equations/print.js';
import { resolveParameters } from '../../src/equations/quantity.js';
import type { SynapseDescription } from '../../src/network/description.js';
import { problemOf } from './problem-of.js';

const parse = await loadParser();
const constants = resolveParameters({ we: '1.62 mV', tau: '20 ms', h: 3 }, parse);

const pre = checkNeuron(
  {
    equations: 'dv/dt = -v/taum + volt*xi/taum**0.5 : volt\nrate : Hz',
    parameters: { taum: '10 ms' },
    refractory: '2 ms',
  },
  new Map(),
  parse,
).scope;
const post = checkNeuron(
  {
    equations:
      'dv/dt = (ge - v)/taum : volt\nge : volt\nI : amp\nh : 1\nc : 1 (constant)\nscaled = v*h/taum + i*volt/second : volt/second',
    parameters: { taum: '30 ms' },
  },
  new Map(),
  parse,
).scope;

const check = (description: SynapseDescription) => checkSynapse(description, pre, post, constants, parse);
const onPre = (text: string, equations = 'w : 1') =>
  check({ equations, on_pre: text }).onPre!.map(
    ({ target, value }) => `${target} = ${printExpression(value)}`,
  );

describe('what a synapse sees', () => {
  it('is itself and its two neurons, the target also without ending', () => {
    const { scope } = check({ equations: 'w : 1', on_pre: 'ge += w*we' });
    const owners = (...of: string[]) =>
      of.map((name) => [name, scope.get(name)?.owner, scope.get(name)?.key]);
    expect(
      owners('w', 'v_pre', 'v_post', 'v', 'ge', 'ge_post', 'i', 'j', 'i_pre', 'i_post', 'N_pre', 't', 'we'),
    ).toEqual([
      ['w', 'own', 'w'],
      ['v_pre', 'pre', 'v'],
      ['v_post', 'post', 'v'],
      ['v', 'post', 'v'],
      ['ge', 'post', 'ge'],
      ['ge_post', 'post', 'ge'],
      ['i', 'own', 'i'],
      ['j', 'own', 'j'],
      ['i_pre', 'pre', 'i'],
      ['i_post', 'post', 'i'],
      ['N_pre', 'pre', 'N'],
      ['t', 'network', 't'],
      ['we', 'network', 'we'],
    ]);
    expect(scope.has('lastspike_pre')).toBe(true);
    expect(scope.has('lastspike_post')).toBe(false);
    expect(scope.has('taum')).toBe(false);
    expect(scope.has('xi_pre')).toBe(false);
  });

  it("prefers the target's variable to a constant of the network, and its own to both", () => {
    expect(check({ on_pre: 'ge += we*h' }).scope.get('h')?.owner).toBe('post');
    const { scope } = check({ equations: 'h : 1', on_pre: 'h += h_post' });
    expect(scope.get('h')?.owner).toBe('own');
  });

  it("has a neuron's subexpressions in its own words, and the neuron's constants as numbers", () => {
    const scaled = check({}).scope.get('scaled_post')!;
    expect(scaled.expression && [...names(scaled.expression)]).toEqual(['v_post', 'h_post', 'i_post']);
    expect(printExpression(scaled.expression!)).toBe('v_post*h_post/0.03 + i_post*1/1');
  });

  it('knows when it was last updated only where something is event-driven', () => {
    expect(check({ equations: 'da/dt = -a/tau : 1 (event-driven)' }).scope.get('lastupdate')?.role).toBe(
      'engine',
    );
    expect(check({ equations: 'lastupdate : second' }).scope.get('lastupdate')?.role).toBe('parameter');
  });

  it('may write to all three', () => {
    expect(onPre('ge += w*we; v_pre = 0*volt; w = clip(w + 1, 0, 5); x = 2; rate_pre = x*Hz')).toEqual([
      'ge = ge + w*we',
      'v_pre = 0*volt',
      'w = clip(w + 1, 0, 5)',
      'x = 2',
      'rate_pre = x*Hz',
    ]);
  });

  it('sums into parameters of a neuron', () => {
    const { equations } = check({ equations: 'g : siemens\nI_post = g*(v_pre - v_post) : amp (summed)' });
    expect(equations[1]).toMatchObject({ name: 'I_post', kind: 'subexpression' });
  });

  it('tells absent texts from empty ones', () => {
    expect(check({ on_pre: '' })).toMatchObject({ onPre: [], onPost: undefined });
  });
});

test.each<[SynapseDescription, string, number, RegExp]>([
  [{ on_pre: 'ge += v_other' }, 'on_pre', 6, /sees itself, its `_pre` neuron, its `_post` neuron/],
  [{ on_pre: 'ge += q_post' }, 'on_pre', 6, /target neuron has no `q`; it has v, ge/],
  [{ on_pre: 'rate = 1*Hz; ge += rate*ms*rat' }, 'on_pre', 27, /`rat` is not known/],
  [{ on_pre: 'ge += rate*tau*volt' }, 'on_pre', 6, /write `rate_pre`/],
  [{ on_post: 'ge += 1' }, 'on_post', 6, /`ge` is in volt, `1` is without unit/],
  [{ on_pre: 'c_post = 1' }, 'on_pre', 0, /Remove `\(constant\)` where `c` is declared/],
  [{ on_pre: 'scaled_post = 1*volt/second' }, 'on_pre', 0, /computed from its equation/],
  [{ on_pre: 'j = 1' }, 'on_pre', 0, /kept by the engine/],
  [{ on_pre: 'we = 1*mV' }, 'on_pre', 0, /parameter of the network/],
  [{ on_pre: 'ge += xi*mV' }, 'on_pre', 6, /white noise/],
  [
    { on_pre: 'ge += lastupdate*volt/second' },
    'on_pre',
    6,
    /only where a variable of the synapse is `\(event-driven\)`/,
  ],
  [{ equations: 'j : 1' }, 'equations', 0, /already means something/],
  [{ equations: 'q = 1 : 1 (summed)' }, 'equations', 0, /`q_post = \.\.\.`/],
  [{ equations: 'v_post = v_pre : volt (summed)' }, 'equations', 0, /needs a parameter `v` of the target/],
  [{ equations: 'c_post = 1 : 1 (summed)' }, 'equations', 0, /without `\(constant\)`/],
  [{ equations: 'I_post = v_pre : volt (summed)' }, 'equations', 0, /`I` of the target neuron is in amp/],
  [
    { equations: 'I_post = v_pre : amp (summed)' },
    'equations',
    9,
    /`I_post` is in amp, but `v_pre` is in volt/,
  ],
  [{ equations: 'I_post = 1*amp : amp (summed, shared)' }, 'equations', 0, /cannot be both/],
  [{ equations: 'da/dt = -a/tau : 1 (event-driven, clock-driven)' }, 'equations', 0, /cannot be both/],
  [{ equations: 'w : 1 (event-driven)' }, 'equations', 0, /parameter of a synapse/],
  [
    { equations: 'da/dt = -a/tau : 1 (event-driven)\ndb/dt = a/tau : 1 (clock-driven)' },
    'equations',
    34,
    /`b` is clock-driven, but reads `a`, which is event-driven/,
  ],
  [
    { equations: 'da/dt = q/tau : 1 (event-driven)\nq = 2*b : 1\ndb/dt = -b/tau : 1' },
    'equations',
    0,
    /`a` is event-driven, but reads `b` \(through `q`\), which is clock-driven/,
  ],
  [
    { equations: 'da/dt = -a/tau : 1 (event-driven)\nI_post = a*nA : amp (summed)' },
    'equations',
    34,
    /`I_post` is summed, but reads `a`/,
  ],
  [
    { equations: 'lastupdate : second\nda/dt = -a/tau : 1 (event-driven)' },
    'equations',
    0,
    /Remove its declaration/,
  ],
])('%j is refused', (description, entry, offset, message) => {
  const problem = problemOf(() => check(description));
  expect(problem.message).toMatch(message);
  expect(problem.path).toEqual([entry]);
  expect(problem.offset).toBe(offset);
});
