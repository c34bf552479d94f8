/** Small networks at random that between them use everything an engine has to get right. */
import fc from 'fast-check';

const CELLS = {
  leaky: {
    equations: `
      dv/dt = (1.2 - v + g + gap) / (10*ms) : 1 (unless refractory)
      dg/dt = -g / (3*ms) : 1
      gap : 1`,
    threshold: 'v > 1',
    reset: 'v = 0',
    refractory: '1 ms',
  },
  noisy: {
    equations: `
      dv/dt = (0.8 - v + g + gap) / (5*ms) + 0.4*xi*(5*ms)**-0.5 : 1 (unless refractory)
      dg/dt = -g / (2*ms) : 1 (unless refractory)
      gap : 1
      u : 1`,
    threshold: 'v > 0.9 or rand() < 0.01',
    reset: 'v = 0.1 * rand()\nu += 1',
    refractory: 'v > 0.05 and u > 2',
  },
  held: {
    equations: `
      dv/dt = (pull - v) / (4*ms) : 1
      pull = base + gap + 0.2*rand() : 1 (constant over dt)
      base = 1.1 + g : 1 (constant over dt)
      g : 1
      gap : 1`,
    threshold: 'v > 1',
    reset: 'v = 0.1 * base\ng = 0',
  },
  waiting: {
    equations: `
      next : second
      v : 1
      g : 1
      gap : 1`,
    threshold: 't >= next',
    reset: 'next = t + 1.3*ms * rand()\nv = rand()',
  },
  tireless: {
    equations: `
      dv/dt = 1.5 / (4*ms) : 1
      g : 1
      gap : 1`,
    threshold: 'v > 1 - g',
    reset: 'v = 0\ng = 0',
  },
};

const SYNAPSES = {
  plain: { on_pre: 'g_post += 0.3' },
  order: { equations: 'w : 1', on_pre: 'w = w * 0.5 + 0.1 * (i + 2 * j)\ng_post = g_post * 0.7 + w' },
  stdp: {
    equations: `
      w : 1
      dapre/dt = -apre / (5*ms) : 1 (event-driven)
      dapost/dt = -apost / (5*ms) : 1 (event-driven)`,
    on_pre: 'g_post += w\napre += 0.1\nw = clip(w + apost, 0, 1)',
    on_post: 'apost -= 0.12\nw = clip(w + apre, 0, 1)',
  },
  slow: {
    equations: 'ds/dt = -s / (6*ms) : 1 (clock-driven)\ngap_post = 0.2 * s : 1 (summed)',
    on_pre: 's += 1',
  },
  held: {
    equations: `
      s = 0.1 * v_pre + w * rand() : 1 (constant over dt)
      w : 1
      gap_post = s : 1 (summed)`,
    on_pre: 'w += 0.1 * s',
  },
  release: { on_pre: 'g_post += 0.4 * int(rand() < 0.5)' },
  membrane: { on_pre: 'v_post += 0.2\ng_pre -= 0.01' },
  postOnly: { equations: 'w : 1', on_post: 'w += 0.5\ng_post += 0.01 * w' },
};

const delay = fc.oneof(fc.constantFrom('0 ms', '0.2 ms', '1 ms'), fc.constant('0.1 ms * int(8 * rand())'));

const cell = fc.record({
  model: fc.constantFrom(...Object.keys(CELLS)),
  size: fc.integer({ min: 1, max: 5 }),
  init: fc.constant({ v: 'rand()' }),
});

const source = fc.record({
  model: fc.constant('spikes'),
  size: fc.constant(3),
  at: fc
    .uniqueArray(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 99 })), { selector: String, maxLength: 20 })
    .map((pairs) => pairs.map(([neuron, tick]) => [neuron, `${tick / 10} ms`])),
});

const projection = fc.record({
  from: fc.constantFrom('a', 'b', 'input'),
  to: fc.constantFrom('a', 'b'),
  connect: fc.constantFrom('all', { probability: 0.5 }),
  synapse: fc.constantFrom(...Object.keys(SYNAPSES)),
  delay,
});

/** As data of a network file. */
export const randomNetwork = fc.record({
  synfire: fc.constant(1),
  name: fc.constant('random'),
  dt: fc.constant('0.1 ms'),
  models: fc.constant(CELLS),
  synapses: fc.constant(SYNAPSES),
  populations: fc.record({ input: source, a: cell, b: cell }),
  projections: fc
    .array(projection, { minLength: 1, maxLength: 5 })
    .map((list) =>
      list.filter((one) => one.from !== 'input' || !['membrane', 'postOnly', 'held'].includes(one.synapse)),
    ),
  inputs: fc.constantFrom(
    [],
    [{ to: 'a', variable: 'g', poisson: { sources: 20, rate: '100 Hz' }, weight: 0.1 }],
    [{ to: 'b', variable: 'v', poisson: { sources: 20, rate: '100 Hz' }, weight: '0.1 * rand()' }],
  ),
  run: fc.record({ for: fc.constant('12 ms'), seed: fc.nat({ max: 1000 }) }),
});
