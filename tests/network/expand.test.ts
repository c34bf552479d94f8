import { beforeAll, describe, expect, it } from 'vitest';
import { loadParser, type Parse } from '../../src/equations/parser.js';
import { expandNetwork } from '../../src/network/expand.js';
import type { ExpandedNetwork } from '../../src/network/expanded.js';
import { loadNetwork, withPlaces } from '../../src/network/load.js';
import { inUserText } from '../../src/network/origin.js';
import { Problem } from '../../src/problem.js';
import { problemsOf } from './problems-of.js';

let parse: Parse;
beforeAll(async () => {
  parse = await loadParser();
});

const HEAD = `synfire: 1
name: small
parameters: {J: 2 mV, w: 3 mV}
models:
  cell:
    equations: |
      dv/dt = (E - v + R * drive) / tau : volt
      dge/dt = -ge / taue : volt
      drive : amp (constant)
    threshold: v > 10*mV
    reset: v = 0*mV
    input: ge
    parameters: {tau: 10 ms, taue: 5 ms, E: 0 mV, R: 1 Mohm, tau2: 2*tau}
populations:
  a: {model: cell, size: 4}
`;

function expand(body: string): ExpandedNetwork {
  const { description, locate } = loadNetwork(HEAD + body, 'x.yaml');
  return withPlaces(locate, () => expandNetwork(description, parse));
}

const population = (line: string) => expand(`  b: ${line}\n`).populations[1].model;
const projection = (text: string) =>
  expand(`projections:\n  - {from: a, to: a, connect: all, ${text}}\n`).projections[0].synapse;

describe('`with` of a population', () => {
  it('replaces the number of a parameter', () => {
    const model = population('{model: cell, size: 3, with: {tau: 20 ms}}');
    expect(model.parameters).toMatchObject({ tau: '20 ms', taue: '5 ms', tau2: '2*tau' });
  });

  it('may replace a parameter of the network for one population', () => {
    const model = population('{model: {equations: "dv/dt = (J - v)/ms : volt"}, size: 3, with: {J: 5 mV}}');
    expect(model.parameters).toEqual({ J: '5 mV' });
  });

  it('gives values to a parameter that the equations declare', () => {
    const model = population('{model: cell, size: 3, with: {drive: {values: [1 nA, 2 nA, 3 nA]}}}');
    expect(model.init).toEqual({ drive: { values: ['1 nA', '2 nA', '3 nA'] } });
  });

  it('turns a parameter into a constant of each neuron where it names an index or a draw', () => {
    const model = population(
      '{model: cell, size: 3, with: {tau: 10 ms + i * ms}, init: {v: E + tau / tau * mV}}',
    );
    expect(model.equations).toMatch(/\ntau : second \(constant\)/);
    expect(model.equations).toMatch(/\ntau2 : second \(constant\)/);
    expect(Object.keys(model.parameters ?? {})).toEqual(['taue', 'E', 'R']);
    expect(Object.entries(model.init ?? {})).toEqual([
      ['tau', '10 ms + i * ms'],
      ['tau2', '2*tau'],
      ['v', 'E + tau / tau * mV'],
    ]);
  });

  it('turns a parameter into a list of values', () => {
    const model = population('{model: cell, size: 2, with: {tau: {values: [1 ms, 2 ms]}}}');
    expect(model.equations).toMatch(/\ntau : second \(constant\)/);
    expect(model.init).toMatchObject({ tau: { values: ['1 ms', '2 ms'] } });
  });

  it('turns a parameter into a formula where it names the time or a variable', () => {
    const model = population('{model: poisson, size: 2, rate: "20*Hz * (1 + sin(2*pi*t/second))"}');
    expect(model.equations).toBe('\nrate = 20*Hz * (1 + sin(2*pi*t/second)) : Hz');
    expect(model.parameters).toEqual({});
    expect(population('{model: cell, size: 2, with: {E: 0.5 * ge}}').equations).toMatch(
      /\nE = 0.5 \* ge : volt$/,
    );
  });

  it('refuses what the model does not have', () => {
    const refused = (line: string) => problemsOf(() => population(line));
    expect(refused('{model: cell, size: 1, with: {tua: 1 ms}}')).toEqual([
      'x.yaml:16:41: The model `cell` has no parameter `tua`. Did you mean `tau`?',
    ]);
    expect(refused('{model: cell, size: 1, with: {v: 1 mV}}')).toEqual([
      'x.yaml:16:39: `v` of model `cell` follows its equation. Its first value belongs in `init`.',
    ]);
  });
});

describe('positions', () => {
  it('become constants of each neuron, in their own unit', () => {
    const { equations, init } = population(
      '{model: cell, size: 2, positions: {x: rand() * 10 * um, y: {values: [1, 2]}}}',
    );
    expect(equations).toMatch(/\nx : metre \(constant\)\ny : 1 \(constant\)$/);
    expect(init).toEqual({ x: 'rand() * 10 * um', y: { values: [1, 2] } });
  });
});

describe('a projection', () => {
  it('adds `weight` to the input of the model', () => {
    expect(projection('weight: 0.5 mV')).toEqual({
      equations: '\nw : volt',
      on_pre: 'ge_post += w',
      parameters: {},
      init: { w: '0.5 mV' },
    });
  });

  it('adds `weight` to the variable named', () => {
    expect(projection('weight: rand() * mV, variable: v').on_pre).toBe('v_post += w');
  });

  it('may use `weight` in its own text', () => {
    const { equations, on_pre, init } = projection('weight: 0.5 nA * rand(), on_pre: drive_post = w');
    expect({ equations, on_pre, init }).toEqual({
      equations: '\nw : amp',
      on_pre: 'drive_post = w',
      init: { w: '0.5 nA * rand()' },
    });
  });

  it('takes `weight: w` for the parameter of the network', () => {
    expect(projection('weight: 2 * w').init).toEqual({ w: '2 * (3 mV)' });
  });

  it('fills in the target and the unit of a rule', () => {
    const synapse = projection('learn: {rule: stdp, wmax: 1 mV, Apre: 0.02}');
    expect(synapse.on_pre).toMatch(/ge_post \+= w/);
    expect(synapse.equations).toMatch(/w : volt/);
    expect(synapse.parameters).toMatchObject({ wmax: '1 mV', Apre: 0.02 });
  });

  it('gives each synapse its own bound, in the unit it is written in', () => {
    const synapse = projection('learn: {rule: stdp, wmax: (1 + rand()) * mV}');
    expect(synapse.equations).toMatch(/\nwmax : volt \(constant\)$/);
    expect(Object.keys(synapse.init ?? {})[0]).toBe('wmax');
  });

  it('is split by target, each part with a name of its own', () => {
    const { projections, probes } = expand(`  b: {model: cell, size: 4}
projections:
  - {from: a, to: [a, b], connect: all, weight: 1 mV}
  - {from: a, to: b, connect: all, weight: 1 mV}
  - {name: rec, from: b, to: [a, b], connect: all, weight: 1 mV}
  - {name: one, from: b, to: a, connect: all, weight: 1 mV}
probes:
  - {synapses: w, of: rec, select: 0..1}
  - {spikes: [a, b]}
`);
    expect(projections.map(({ name }) => name)).toEqual([
      'a->a',
      'a->b',
      'a->b#2',
      'rec->a',
      'rec->b',
      'one',
    ]);
    expect(probes.map((probe) => ('projection' in probe ? probe.projection : probe.population))).toEqual([
      'rec->a',
      'rec->b',
      'a',
      'b',
    ]);
  });

  it.each([
    [
      'connect: all',
      'x.yaml:17:5: This projection does nothing. Add `weight: 0.5 mV`, `on_pre: v_post += 0.5*mV`, `synapse` or `learn`.',
    ],
    [
      'connect: all, weight: 1 mV, variable: gee',
      'x.yaml:17:60: The model `cell` has no variable `gee` to add to. Did you mean `ge`?',
    ],
    [
      'connect: all, weight: 1 mV, on_pre: v_post += J',
      'x.yaml:17:44: `weight` has no effect: the text of the synapse does not mention `w`. Write `+= w` where the weight belongs, or leave `weight` out.',
    ],
    ['connect: all, learn: sdtp', 'x.yaml:17:43: There is no learning rule `sdtp`. Did you mean `stdp`?'],
    [
      'connect: all, synapse: statc, weight: 1 mV',
      'x.yaml:17:45: There is no synapse model `statc`. Did you mean `static`?',
    ],
    [
      'connect: all, learn: stdp',
      'x.yaml:17:43: The weights of `stdp` are in volt here, but `wmax` is 1. Say how strong they may become: `learn: {rule: stdp, wmax: 1 mV}`.',
    ],
    [
      'connect: all, learn: {rule: stdp, Aprre: 1}',
      'x.yaml:17:63: The rule `stdp` has no parameter `Aprre`. Did you mean `Apre`?',
    ],
  ])('refuses {%s}', (text, message) => {
    expect(problemsOf(() => expand(`projections:\n  - {from: a, to: a, ${text}}\n`))).toEqual([message]);
  });
});

describe('an input', () => {
  it('goes to the input of each target', () => {
    const { inputs } = expand('inputs:\n  - {to: [a], poisson: {sources: 10, rate: 5 Hz}, weight: J}\n');
    expect(inputs).toEqual([
      { path: ['inputs', 0], to: 'a', variable: 'ge', weight: 'J', sources: 10, rate: '5 Hz' },
    ]);
  });
});

describe('a problem in expanded text', () => {
  const blamed = (
    network: ExpandedNetwork,
    part: 'populations' | 'projections',
    index: number,
    problem: Problem,
  ) => {
    try {
      inUserText(network[part][index], () => {
        throw problem;
      });
    } catch (error) {
      return { path: (error as Problem).path, offset: (error as Problem).offset };
    }
    throw new Error('the problem was lost');
  };

  it('in a model of the file is led to the model', () => {
    const network = expand('');
    const problem = new Problem('', { path: ['threshold'], offset: 4 });
    expect(blamed(network, 'populations', 0, problem)).toEqual({
      path: ['models', 'cell', 'threshold'],
      offset: 4,
    });
  });

  it('in a built-in model is led to where the file names it', () => {
    const network = expand('  b: {model: lif, size: 1}\n');
    const problem = new Problem('', { path: ['equations'], offset: 4 });
    expect(blamed(network, 'populations', 1, problem)).toMatchObject({
      path: ['populations', 'b', 'model', 'equations'],
      offset: undefined,
    });
  });

  it('in a value worked into the equations is led to the character of the value', () => {
    const network = expand('  b: {model: cell, size: 1, with: {E: 0.5 * ge}}\n');
    const { equations } = network.populations[1].model;
    const problem = new Problem('', { path: ['equations'], offset: equations.lastIndexOf('ge') });
    expect(blamed(network, 'populations', 1, problem)).toEqual({
      path: ['populations', 'b', 'with', 'E'],
      offset: 6,
    });
  });

  it('behind a filled-in mark is led to the character as written', () => {
    const text = '{target}_post += w * foo';
    const network = expand(
      `synapses:\n  s: {equations: "w : 1", on_pre: "${text}"}\nprojections: [{from: a, to: a, connect: all, synapse: s}]\n`,
    );
    const { on_pre } = network.projections[0].synapse;
    const problem = new Problem('', { path: ['on_pre'], offset: on_pre?.indexOf('foo') });
    expect(blamed(network, 'projections', 0, problem)).toEqual({
      path: ['synapses', 's', 'on_pre'],
      offset: text.indexOf('foo'),
    });
  });
});
