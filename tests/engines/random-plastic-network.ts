/** Networks at random of many synapses that learn: from every side of what engines do for traces and late weights. */
import fc from 'fast-check';

const traces = (...names: string[]): string =>
  names.map((name, n) => `d${name}/dt = -${name} / (${5 + 3 * n}*ms) : 1 (event-driven)`).join('\n');

const SYNAPSES = {
  pair: {
    equations: `w : 1\n${traces('apre', 'apost')}`,
    on_pre: 'g_post += w\napre += 0.1\nw = clip(w + apost, 0, 1)',
    on_post: 'apost -= 0.12\nw = clip(w + apre, 0, 1)',
  },
  triplet: {
    equations: `w : 1\n${traces('r1', 'r2', 'o1', 'o2')}`,
    on_pre: 'g_post += w\nw = clip(w - 0.01*o1*(1 + r2), 0, 1)\nr1 += 1\nr2 += 1',
    on_post: 'w = clip(w + 0.02*r1*(1 + o2), 0, 1)\no1 += 1\no2 += 1',
  },
  power: {
    equations: `w : 1\n${traces('plus')}`,
    on_pre: 'w = w * (1 - 0.1 * clip(v_post, 0, 1))\ng_post += w\nplus += 1',
    on_post: 'w += 0.05 * w**0.4 * plus',
  },
  coupled: {
    equations: `
      w : 1
      dx/dt = (y - x) / (6*ms) : 1 (event-driven)
      dy/dt = -y / (3*ms) : 1 (event-driven)
      dz/dt = (0.2 - z) / (7*ms) : 1 (event-driven)`,
    on_pre: 'y += 1\nw = 0.9 * w + 0.1 * z\ng_post += w',
    on_post: 'z = x + 0.5 * z\nw += 0.1 * x',
  },
  timed: {
    equations: `w : 1\nlast : second\n${traces('a')}`,
    on_pre: 'g_post += w\nlast = t\na += 1',
    on_post: 'w = 0.8 * w + 0.01 * a + (t - last) / second',
  },
  asking: {
    equations: `w : 1\n${traces('a', 'b')}`,
    on_pre: 'g_post += w\na += 1\nw += 0.1 * b * (t - lastupdate) / second',
    on_post: 'b += 1\nw = clip(w + 0.1 * a, 0, 1)',
  },
  /** Not the same for all synapses of a row. */
  own: {
    equations: `w : 1\n${traces('apre', 'apost')}`,
    on_pre: 'g_post += w\napre += w\nw = clip(w + apost, 0, 1)',
    on_post: 'apost -= 0.1 * rand()\nw = clip(w + apre, 0, 1)',
  },
  begun: {
    equations: `w : 1\n${traces('apre', 'apost')}`,
    on_pre: 'g_post += w\napre += 0.1\nw = clip(w + apost, 0, 1)',
    on_post: 'apost -= 0.12\nw = clip(w + apre, 0, 1)',
  },
};

const cells = (maximum: number) =>
  fc.record({
    model: fc.constant('cell'),
    size: fc.integer({ min: 2, max: maximum }),
    init: fc.constant({ v: 'rand()' }),
  });

const projection = fc
  .record({
    from: fc.constantFrom('input', 'a', 'b'),
    to: fc.constantFrom('a', 'b'),
    connect: fc.constantFrom(
      'all',
      { probability: 0.5 },
      { probability: 0.2 },
      { in_degree: 9, repeats: true },
    ),
    synapse: fc.constantFrom(...Object.keys(SYNAPSES)),
    delay: fc.constantFrom('0 ms', '0.3 ms', '1 ms', '0.1 ms * int(3 * rand())'),
  })
  .map((one) => ({
    ...one,
    init: one.synapse === 'begun' ? { w: 'rand()', apre: 'rand()' } : { w: 'rand()' },
  }));

/** As data of a network file. */
export const randomPlasticNetwork = fc.record({
  synfire: fc.constant(1),
  name: fc.constant('plastic'),
  dt: fc.constant('0.1 ms'),
  models: fc.constant({
    cell: {
      equations: 'dv/dt = (0.6 - v + g) / (10*ms) : 1\ndg/dt = -g / (3*ms) : 1',
      threshold: 'v > 1',
      reset: 'v = 0',
    },
  }),
  synapses: fc.constant(SYNAPSES),
  populations: fc.record({
    input: fc.record({
      model: fc.constant('poisson'),
      size: fc.integer({ min: 2, max: 30 }),
      with: fc.constantFrom({ rate: '20 Hz' }, { rate: '300 Hz' }),
    }),
    a: cells(30),
    b: cells(7),
  }),
  projections: fc.array(projection, { minLength: 1, maxLength: 3 }),
  inputs: fc.constant([
    { to: 'a', variable: 'g', poisson: { sources: 10, rate: '50 Hz' }, weight: 0.6 },
    { to: 'b', variable: 'g', poisson: { sources: 10, rate: '100 Hz' }, weight: 0.6 },
  ]),
  run: fc.record({ for: fc.constant('40 ms'), seed: fc.nat({ max: 1000 }) }),
});
