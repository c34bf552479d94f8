import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../src/network/load.js';
import { problemsOf } from './problems-of.js';

const CUBA = `synfire: 1                      # version of the format
name: cuba
dt: 0.1 ms
parameters: {taum: 20 ms, taue: 5 ms, taui: 10 ms, Vt: -50 mV, Vr: -60 mV, El: -49 mV, we: 1.62 mV, wi: -9 mV}
models:
  cell:
    equations: |
      dv/dt  = (ge + gi - (v - El)) / taum : volt (unless refractory)
      dge/dt = -ge / taue                  : volt
      dgi/dt = -gi / taui                  : volt
    threshold: v > Vt
    reset: v = Vr
    refractory: 5 ms
    method: exact
populations:
  exc: {model: cell, size: 3200, init: {v: Vr + rand() * (Vt - Vr)}}
  inh: {model: cell, size: 800,  init: {v: Vr + rand() * (Vt - Vr)}}
projections:
  - {from: exc, to: [exc, inh], connect: {probability: 0.02}, on_pre: ge_post += we}
  - {from: inh, to: [exc, inh], connect: {probability: 0.02}, on_pre: gi_post += wi, delay: 1.5 ms}
probes:
  - {spikes: [exc, inh]}
  - {state: [v, ge], of: exc, select: 0..9, every: 1 ms}
run: {for: 1 s, seed: 1}
`;

/** A file that is right but for what a test puts into it. */
const file = (body: string): string => `synfire: 1
name: small
populations:
  a: {model: {equations: "dv/dt = -v/ms : 1", threshold: v > 1, reset: v = 0, input: v}, size: 10}
${body}`;

describe('a network file', () => {
  it('becomes one full shape', () => {
    const { description } = loadNetwork(CUBA, 'cuba.yaml');
    expect(description).toMatchObject({
      name: 'cuba',
      dt: '0.1 ms',
      synapses: {},
      inputs: [],
      populations: { exc: { model: 'cell', size: 3200 } },
      run: { for: '1 s', seed: 1 },
    });
    expect(description.projections[1]).toEqual({
      from: 'inh',
      to: ['exc', 'inh'],
      connect: { pattern: 'probability', probability: 0.02 },
      on_pre: 'gi_post += wi',
      delay: '1.5 ms',
    });
    expect(description.probes).toEqual([
      { spikes: ['exc', 'inh'] },
      { state: ['v', 'ge'], of: 'exc', select: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], every: '1 ms' },
    ]);
  });

  it('may be JSON', () => {
    const { description } = loadNetwork(CUBA, 'cuba.yaml');
    const json = JSON.stringify(
      { synfire: 1, name: 'x', populations: description.populations, models: description.models },
      null,
      '\t',
    );
    expect(loadNetwork(json, 'x.json').description.populations).toEqual(description.populations);
  });

  it('may use anchors, aliases and merges', () => {
    const text = file(`  b: &b {model: lif, size: 2, with: &with {tau: 5 ms}}
  c: {<<: *b, size: 3}
  d: {model: lif, size: 1, with: *with}
`);
    const { description, locate } = loadNetwork(text, 'x.yaml');
    expect(description.populations.c).toEqual({ model: 'lif', size: 3, with: { tau: '5 ms' } });
    expect(description.populations.d.with).toEqual({ tau: '5 ms' });
    expect(locate(['populations', 'c', 'with', 'tau'])).toEqual(locate(['populations', 'b', 'with', 'tau']));
  });

  it('keeps parameters that stand beside the keys of a population under `with`', () => {
    const { description, locate } = loadNetwork(
      file('  p: {model: poisson, size: 3, rate: 15 Hz}\n'),
      'x.yaml',
    );
    expect(description.populations.p).toEqual({ model: 'poisson', size: 3, with: { rate: '15 Hz' } });
    expect(locate(['populations', 'p', 'with', 'rate'])).toEqual({ file: 'x.yaml', line: 5, column: 38 });
  });

  it('counts the neurons of a list of spikes', () => {
    const { description } = loadNetwork(
      file('  s: {model: spikes, at: [[0, 1 ms], [4, "3.2 ms"]]}\n'),
      'x.yaml',
    );
    expect(description.populations.s.size).toBe(5);
  });

  it('reads every form of connect', () => {
    const forms: [string, object][] = [
      ['all', { pattern: 'all' }],
      ['one_to_one', { pattern: 'one_to_one' }],
      ['{where: i != j}', { pattern: 'all', where: 'i != j' }],
      ['{probability: p/2, where: i < j}', { pattern: 'probability', probability: 'p/2', where: 'i < j' }],
      ['{in_degree: 3, repeats: true}', { pattern: 'in_degree', degree: 3, repeats: true }],
      [
        '{out_degree: 3, where: i != j}',
        { pattern: 'out_degree', degree: 3, repeats: false, where: 'i != j' },
      ],
      [
        '{pairs: [[0, 1], [9, 9]]}',
        {
          pattern: 'pairs',
          pairs: [
            [0, 1],
            [9, 9],
          ],
        },
      ],
      ['{file: edges.csv}', { pattern: 'file', file: 'edges.csv' }],
      ['{within: 0.1, of: [x, y]}', { pattern: 'within', within: 0.1, of: ['x', 'y'] }],
      [
        '{within: 10 um, of: x, probability: 0.5, where: i != j}',
        { pattern: 'within', within: '10 um', of: ['x'], probability: 0.5, where: 'i != j' },
      ],
    ];
    for (const [written, meant] of forms) {
      const text = file(`projections: [{from: a, to: a, connect: ${written}, on_pre: v_post += 1}]\n`);
      expect(loadNetwork(text, 'x.yaml').description.projections[0].connect).toEqual(meant);
    }
  });

  it('reads every form of select', () => {
    const select = (written: string) => {
      const text = file(`probes: [{state: v, of: a, select: ${written}}]\n`);
      const [probe] = loadNetwork(text, 'x.yaml').description.probes;
      return 'select' in probe && probe.select;
    };
    expect(select('all')).toBe('all');
    expect(select('7')).toEqual([7]);
    expect(select('2..4')).toEqual([2, 3, 4]);
    expect(select('[5, 0, 2..3, 3]')).toEqual([0, 2, 3, 5]);
  });

  it('reads inputs', () => {
    const { description } = loadNetwork(
      file(`inputs:
  - {to: a, poisson: {sources: 1000, rate: 20 Hz}, on_pre: v += J * 2}
  - {to: [a], poisson: {sources: 10, rate: 1 Hz}, weight: 0.1}
`),
      'x.yaml',
    );
    expect(description.inputs).toEqual([
      { to: ['a'], variable: 'v', weight: 'J * 2', sources: 1000, rate: '20 Hz' },
      { to: ['a'], weight: 0.1, sources: 10, rate: '1 Hz' },
    ]);
  });
});

describe('a mistake in a network file', () => {
  const cases: [what: string, body: string, message: string][] = [
    [
      'a misspelt key',
      'projections: [{from: a, to: a, conect: all}]',
      'x.yaml:5:32: Unknown key `conect`. Did you mean `connect`?',
    ],
    [
      'a misspelt key of a population',
      '  b: {model: lif, sise: 3}',
      'x.yaml:5:19: Unknown key `sise`. Did you mean `size`?',
    ],
    [
      'a misspelt parameter',
      '  b: {model: poisson, size: 3, raet: 3 Hz}',
      'x.yaml:5:32: Unknown key `raet`. Did you mean `rate`?',
    ],
    [
      'a population that does not exist',
      'projections: [{from: a, to: aa, connect: all, weight: 1}]',
      'x.yaml:5:29: There is no population `aa`. Did you mean `a`?',
    ],
    [
      'a model that does not exist',
      '  b: {model: lfi, size: 3}',
      'x.yaml:5:14: There is no model `lfi`. Did you mean `lif`?',
    ],
    [
      'text for a number',
      '  b: {model: lif, size: many}',
      'x.yaml:5:25: `size` cannot be the text `many`. It must be the number of neurons, whole, from 0 to 2147483648.',
    ],
    [
      'a fraction for a count',
      '  b: {model: lif, size: 1.5}',
      'x.yaml:5:25: `size` cannot be the number 1.5. It must be the number of neurons, whole, from 0 to 2147483648.',
    ],
    [
      'a missing key',
      'projections: [{from: a, connect: all}]',
      'x.yaml:5:15: `to` is missing. Add it: the name of a population, or a list of names.',
    ],
    [
      'a time without unit',
      'dt: 0.1',
      'x.yaml:5:5: `dt` cannot be the number 0.1. It must be a time with its unit, such as `0.5 ms`.',
    ],
    [
      'a comma in a map in braces',
      '  b: {model: lif, size: 1, init: {v: clip(v, 0, 1)}}',
      'x.yaml:5:46: `0` has no value. Inside {...}, a text that holds a comma must be in quotes: {reset: "v = clip(v, 0, 1)"}.',
    ],
    [
      'a key given twice',
      'dt: 1 ms\ndt: 2 ms',
      'x.yaml:6:1: The key `dt` is given twice. Remove one of the two.',
    ],
    ['a tab', 'run:\n\tfor: 1 s', 'x.yaml:6:1: A tab stands in the indentation. Indent with spaces.'],
    [
      'a tab in a text of several lines',
      'models:\n  m:\n    equations: |\n      x : 1\n\ty : 1\n      z : 1',
      'x.yaml:9:1: A tab stands in the indentation. Indent with spaces.',
    ],
    [
      'a colon forgotten',
      'run:\n  for 1 s\n  seed: 3',
      'x.yaml:6:3: This line is no `key: value`. Write `key: value`; if this is part of a text, indent it further than its key.',
    ],
    [
      'a space forgotten after a colon in braces',
      '  b: {model:lif, size: 3}',
      'x.yaml:5:7: `model:lif` has no value. Write a space after the colon: `model: lif`.',
    ],
    [
      'a bracket that is never closed',
      'probes:\n  - {spikes: [a}',
      'x.yaml:6:16: This `[` is not closed before the line ends. Close the bracket with `]`.',
    ],
    [
      'a dash forgotten in a list',
      'probes:\n  {spikes: a}\n  - {rate: a}',
      'x.yaml:7:1: An entry of a list (`- ...`) follows what is none. Begin every entry of a list with `- `, indented alike.',
    ],
    [
      'synapses recorded as neurons are',
      'projections: [{from: a, to: a, connect: all, weight: 1 mV}]\nprobes: [{state: w, of: a->a}]',
      'x.yaml:6:25: `a->a` is a projection, and `state` records neurons. Write `synapses: [w]` instead of `state`.',
    ],
    [
      'one of several names',
      'probes: [{spikes: [a, x]}]',
      'x.yaml:5:23: There is no population `x`. Choose one of: a.',
    ],
    [
      'a colon in a text',
      'about: one: two',
      'x.yaml:5:8: This text holds a second `: `. Put the text in quotes; a text of several lines goes below `key: |`, indented further than the key.',
    ],
    [
      'two kinds in a probe',
      'probes: [{spikes: a, state: v}]',
      'x.yaml:5:10: A probe records spikes and state. Write one of spikes, rate, state, synapses in each probe.',
    ],
    [
      'a name that is none',
      'parameters: {2x: 1}',
      'x.yaml:5:14: `2x` cannot be a name. It must be a name of letters, digits and `_`, beginning with a letter.',
    ],
    [
      'a tag',
      'about: !!js/function "x"',
      'x.yaml:5:8: Unresolved tag: tag:yaml.org,2002:js/function. Remove the `!` tag, or put the text in quotes.',
    ],
    [
      'a prototype',
      '  b: {model: lif, size: 1, with: {__proto__: 1}}',
      'x.yaml:5:35: `__proto__` cannot be a name. Choose another name.',
    ],
    [
      'spikes that nobody replays',
      '  b: {model: lif, size: 2, at: [[1, 1 ms]]}',
      'x.yaml:5:3: Only `model: spikes` has `at`. Choose that model, or leave `at` out.',
    ],
    [
      'a parameter given in two places',
      '  b: {model: poisson, size: 3, rate: 3 Hz, with: {rate: 4 Hz}}',
      'x.yaml:5:38: `rate` is given twice. Keep it in `with` or beside it, not both.',
    ],
    [
      'a range the wrong way round',
      'probes: [{state: v, of: a, select: 9..0}]',
      'x.yaml:5:36: The range `9..0` ends before it begins. Write `0..9`.',
    ],
    [
      'an input that does more than add',
      'inputs: [{to: a, poisson: {sources: 1, rate: 1 Hz}, on_pre: v = 3}]',
      'x.yaml:5:61: `on_pre` of an input can only add to one variable. Write one statement such as `v += 0.1*mV`; for more, use a population of model poisson and a projection.',
    ],
    [
      'two patterns at once',
      'projections: [{from: a, to: a, connect: {in_degree: 2, probability: 0.5}, weight: 1}]',
      'x.yaml:5:53: `in_degree` does not go with `probability`. Leave out one of them: a connection follows one pattern.',
    ],
  ];
  it.each(cases)('%s', (_, body, message) => {
    expect(problemsOf(() => loadNetwork(file(body), 'x.yaml'))).toEqual([message]);
  });

  it('is told together with the others', () => {
    const text = file('  b: {modl: lif, size: 3}\n  c: {model: lif, size: -1}\nruns: {}\n');
    expect(problemsOf(() => loadNetwork(text, 'x.yaml'))).toHaveLength(3);
  });
});

describe('a hostile file', () => {
  it('cannot grow by aliases', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`)}]`,
    );
    const text = `l0: &l0 [1, 2]\n${levels.join('\n')}`;
    expect(problemsOf(() => loadNetwork(text, 'x.yaml'))[0]).toMatch(/repeat too much/);
  });

  it('cannot contain itself', () => {
    expect(problemsOf(() => loadNetwork('a: &a [*a]', 'x.yaml'))[0]).toMatch(/contains itself/);
  });

  it.each([
    ['brackets', '['.repeat(50_000)],
    ['braces', '{a: '.repeat(50_000)],
    ['dashes', '- '.repeat(100_000)],
    ['aliases', `a: &a 1\nb: [${'*a,'.repeat(50_000)}]`],
    ['keys', Array.from({ length: 20_000 }, (_, key) => `k${key}: 1`).join('\n')],
    ['characters', 'a'.repeat(9_000_000)],
  ])('of %s is refused in time', (_, text) => {
    const [message] = problemsOf(() => loadNetwork(text, 'x.yaml'));
    expect(message).toMatch(/^x\.yaml:\d+:\d+: .*\. .*\.$/);
  });

  it.each([
    '',
    '# nothing',
    '3',
    'null',
    '[]',
    '- a',
    '"text"',
    '\uFEFF',
    '\0',
    '---\n---\n',
    '%YAML 1.1\n---\na: 1',
  ])('that is no network is refused: %j', (text) => {
    for (const message of problemsOf(() => loadNetwork(text, 'x.yaml')))
      expect(message).toMatch(/^x\.yaml:\d+:\d+: .+\. .+\.$/);
  });
});
