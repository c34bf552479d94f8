import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NetworkBuilder, network } from '../../src/network/builder.js';
import { loadNetwork } from '../../src/network/load.js';
import type { ProbeInput, ProjectionInput } from '../../src/network/schema/network.js';
import { toYaml } from '../../src/network/write.js';
import { problemsOf } from './problems-of.js';

describe('the builder', () => {
  it('makes what the file says', () => {
    const built = network('pair')
      .about('Two of them.')
      .dt('0.2 ms')
      .parameters({ J: '2 mV' })
      .model('cell', {
        equations: 'dv/dt = -v/(10*ms) : volt',
        threshold: 'v > J',
        reset: 'v = 0*mV',
        input: 'v',
      })
      .population('input', { model: 'poisson', size: 3, rate: '20 Hz' })
      .population('cell', { model: 'cell', size: 2 })
      .projection({ from: 'input', to: 'cell', connect: { probability: 0.5 }, weight: 'J', delay: '1 ms' })
      .drive({ to: 'cell', poisson: { sources: 3, rate: '1 Hz' }, weight: '1 mV' })
      .probe({ spikes: 'cell' })
      .run({ for: '500 ms', seed: 7 })
      .build();
    const file = `synfire: 1
name: pair
about: Two of them.
dt: 0.2 ms
parameters: {J: 2 mV}
models: {cell: {equations: "dv/dt = -v/(10*ms) : volt", threshold: v > J, reset: v = 0*mV, input: v}}
populations:
  input: {model: poisson, size: 3, rate: 20 Hz}
  cell: {model: cell, size: 2}
projections: [{from: input, to: cell, connect: {probability: 0.5}, weight: J, delay: 1 ms}]
inputs: [{to: cell, poisson: {sources: 3, rate: 1 Hz}, weight: 1 mV}]
probes: [{spikes: cell}]
run: {for: 500 ms, seed: 7}
`;
    expect(built).toEqual(loadNetwork(file, 'pair.yaml').description);
  });

  it('never changes: a beginning may be continued in two ways', () => {
    const base = network('x').population('a', { model: 'lif', size: 1 });
    const other = base.population('b', { model: 'lif', size: 1 });
    expect(Object.keys(base.build().populations)).toEqual(['a']);
    expect(Object.keys(other.build().populations)).toEqual(['a', 'b']);
  });

  it('gives away nothing that could change what it has built', () => {
    const values = [1, 2];
    const built = network('x')
      .population('a', { model: 'lif', size: 2, init: { v: { values } } })
      .build();
    values.push(3);
    expect(built.populations.a.init).toEqual({ v: { values: [1, 2] } });
  });

  it('refuses what the file would be refused for', () => {
    expect(problemsOf(() => network('x').population('a', { model: 'lfi', size: 1 }).build())).toEqual([
      'populations.a.model: There is no model `lfi`. Did you mean `lif`?',
    ]);
    const lif = { model: 'lif', size: 1 };
    expect(problemsOf(() => network('x').population('a', lif).population('a', lif))).toEqual([
      'populations.a: There already is a `a` among the populations. Choose another name.',
    ]);
  });
});

const scalar = fc.oneof(
  fc.constantFrom('5 ms', '1e5', '0x10', 'true', '0..9', '- a', 'a: b', 'rand() # x', 'a\nb\n'),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const values = fc.oneof(
  scalar,
  fc.boolean(),
  fc.record({ values: fc.array(scalar, { minLength: 3, maxLength: 3 }) }),
);
const optional = <T>(fields: { [Key in keyof T]: fc.Arbitrary<T[Key]> }) =>
  fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
const neuron = fc.integer({ min: 0, max: 2 });
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const connect: fc.Arbitrary<ProjectionInput['connect']> = fc.oneof(
  fc.constantFrom<ProjectionInput['connect'][]>(
    'all',
    'one_to_one',
    { where: 'i != j' },
    { file: 'edges.csv' },
  ),
  chance.map((probability) => ({ probability })),
  fc.record({ in_degree: neuron, repeats: fc.boolean() }),
  fc.record({ out_degree: neuron, where: fc.constant('i < j') }),
  fc.record({ total: neuron }),
  fc.array(fc.tuple(neuron, neuron)).map((pairs) => ({ pairs })),
  fc.record({ within: scalar, of: fc.constantFrom('x', ['x', 'y']), probability: chance }),
);
const to = fc.constantFrom('a', 'b', ['a', 'b']);
const projection = fc
  .tuple(
    fc.record({ from: fc.constantFrom('a', 'b'), to, connect }),
    optional({ weight: values, delay: values, variable: fc.constant('v'), with: fc.record({ tau: values }) }),
    fc.constantFrom(
      {},
      { learn: 'stdp' },
      { learn: { rule: 'stdp', Apre: 0.1 } },
      { synapse: 'static' },
      { on_pre: 'v_post += 1\nw = 2\n' },
    ),
  )
  .map((parts): ProjectionInput => Object.assign({}, ...parts));
const select = fc.oneof(fc.constantFrom('all', '0..2', '1..1'), neuron, fc.array(neuron));
const probe = fc.oneof<fc.Arbitrary<ProbeInput>[]>(
  to.map((spikes) => ({ spikes })),
  to.map((rate) => ({ rate, every: '1 ms' })),
  select.map((chosen) => ({ state: 'v', of: 'a', select: chosen })),
  fc.constant({ synapses: ['w'], of: 'a->b' }),
);
const population = fc
  .tuple(
    fc.constantFrom({ model: 'lif' }, { model: { equations: 'v : 1\nw : 1 # x' } }),
    optional({
      with: fc.record({ tau: values }),
      init: fc.record({ v: values }),
      positions: fc.record({ x: values }),
    }),
  )
  .map(([model, rest]) => ({ ...model, size: 3, ...rest }));

describe('a built network', () => {
  it('comes back from its YAML as it was', () => {
    const parts = fc.tuple(
      population,
      population,
      fc.array(projection, { maxLength: 4 }),
      fc.array(probe, { maxLength: 3 }),
    );
    fc.assert(
      fc.property(parts, ([a, b, projections, probes]) => {
        let builder: NetworkBuilder = network('x').population('a', a).population('b', b);
        for (const one of projections) builder = builder.projection(one);
        for (const one of probes) builder = builder.probe(one);
        const built = builder.build();
        expect(loadNetwork(toYaml(built), 'x.yaml').description).toEqual(built);
      }),
      { numRuns: 300 },
    );
  });
});
