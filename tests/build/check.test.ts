import { describe, expect, it } from 'vitest';
import { checkNetwork } from '../../src/build/check.js';
import { surestLookaheads } from '../../src/build/lookahead.js';
import { estimateMemory } from '../../src/build/memory.js';
import { quickest } from './quickest.js';
import { check, describe as describeText, parse, problemsOf } from './small-network.js';

const W = `synapse: {equations: 'w : 1', on_pre: x_post += w}`;
const two = (projection: string, targets = 4) => `
populations:
  a: {model: cell, size: 3}
  b: {model: cell, size: ${targets}}
projections:
  - {from: a, to: b, ${W}, ${projection}}
`;

describe('checkNetwork', () => {
  it('finds every problem in one pass, each with its path', async () => {
    const problems = await problemsOf(() =>
      check(
        `
populations:
  a: {model: cell, size: 3, init: {v: 5}}
  b: {model: cell, size: 4, init: {v: {values: [1 mV, 2 nS, 0, 0]}}}
  c: {model: cell, size: 4}
projections:
  - {from: c, to: c, ${W}, connect: {where: w > 0}}
  - {from: c, to: c, ${W}, connect: all, delay: -1 ms}
  - {from: a, to: c, ${W}, connect: {in_degree: 99}}
probes:
  - {state: u, of: c}
`,
      ),
    );
    expect(problems).toEqual([
      expect.stringMatching(/^populations\.a\.init\.v: v must be in volt, but 5 is a number without unit/),
      expect.stringMatching(/^populations\.b\.init\.v\.values\.1: .*must be in volt, but 2 nS is in siemens/),
      expect.stringMatching(/^projections\.0\.connect\.where: `w` is not known here/),
      expect.stringMatching(/^projections\.1\.delay: The delay is -0\.001 s/),
      expect.stringMatching(/^projections\.2\.connect\.in_degree: Every neuron is to have 99 partners/),
      expect.stringMatching(/^probes\.0\.state\.0: There is no `u` to record in population c/),
    ]);
  });

  it.each([
    [
      /^projections\.0\.connect\.in_degree: Every neuron is to have 4 partners, but there are 3/,
      two('connect: {in_degree: 4}'),
    ],
    [/^projections\.0\.connect\.total: 3 synapses .* 3 and 0 neurons/, two('connect: {total: 3}', 0)],
    [/^projections\.0\.connect\.out_degree: .* but there are 4/, two('connect: {out_degree: 5}')],
    [
      /^projections\.0\.connect\.probability: The probability 2 is not .* Write 0\.02 for 2 %/,
      two('connect: {probability: 2}'),
    ],
    [
      /^projections\.0\.connect\.pairs\.1\.1: There is no target neuron 4\. They are numbered from 0 to 3/,
      two('connect: {pairs: [[0, 1], [0, 4]]}'),
    ],
    [/^projections\.0\.connect: one_to_one joins populations of one size/, two('connect: one_to_one')],
    [
      /^probes\.0\.select: There is no neuron 4/,
      `${two('connect: all')}probes: [{state: v, of: b, select: 2..4}]\n`,
    ],
    [
      /^populations\.b\.size: That makes 2,147,483,649 neurons/,
      'populations: {a: {model: cell, size: 1}, b: {model: cell, size: 2147483648}}\n',
    ],
    [
      /^populations\.a\.init\.v: v has 2 values for 3 neurons/,
      'populations: {a: {model: cell, size: 3, init: {v: {values: [1 mV, 2 mV]}}}}\n',
    ],
    [
      /^populations\.a\.with\.tau: tau has 2 values for 3 neurons/,
      'populations: {a: {model: cell, size: 3, with: {tau: {values: [1 ms, 2 ms]}}}}\n',
    ],
    [
      /^populations\.a\.at\.1\.0: There is no neuron 2/,
      'populations: {a: {model: spikes, size: 2, at: [[1, 1 ms], [2, 1 ms]]}}\n',
    ],
    [
      /^projections\.0\.connect\.probability: The probability 1\.5 is not between 0 and 1/,
      two('connect: {probability: 3 * gmax}'),
    ],
    [/^projections\.0\.connect\.probability: .* in volt/, two('connect: {probability: v_pre}')],
    [/^projections\.0\.connect\.where: `t` is not known here/, two('connect: {where: t > 0 ms}')],
    [/^projections\.0\.connect\.where: `q_pre` is not known here/, two('connect: {where: q_pre > 1}')],
    [/^projections\.0\.connect\.file: The file "..\/e.csv" is not beside/, two('connect: {file: ../e.csv}')],
    [
      /^projections\.0\.connect\.of: The neurons of the source population have no coordinate `q`/,
      two('connect: {within: 1, of: q}'),
    ],
    [
      /^projections\.0\.connect\.of: The coordinates have different units/,
      two('connect: {within: 1 mV, of: [x, v]}'),
    ],
    [
      /^projections\.0\.connect\.within: The distance must be in 1, but 1 mV is in volt/,
      two('connect: {within: 1 mV, of: x}'),
    ],
    [/^projections\.0\.connect\.within: -1 is not a distance/, two('connect: {within: -1, of: x}')],
    [/^projections\.0\.delay: The delay must be in second/, two('connect: all, delay: 3')],
    [
      /^projections\.0\.delay: The delay of synapse 1 is -0\.001 s/,
      two('connect: all, delay: {values: [1 ms, -1 ms]}'),
    ],
    [/^projections\.0\.init\.w: .* in volt/, two('connect: all, init: {w: 1 mV}')],
    [/^populations\.a\.init\.twice: /, `populations: {a: {model: cell, size: 3, init: {twice: 1}}}\n`],
    [
      /^populations\.a\.init\.x: x is not true or false/,
      `populations: {a: {model: cell, size: 3, init: {x: true}}}\n`,
    ],
    [
      /^probes\.0\.every: A probe cannot look every 0.15 ms/,
      `${two('connect: all')}probes: [{rate: a, every: 0.15 ms}]\n`,
    ],
    [
      /^inputs\.0\.poisson\.rate: A source of 20 kHz fires with probability 2/,
      `${two('connect: all')}inputs: [{to: a, poisson: {sources: 1, rate: 20 kHz}, variable: x, weight: 1}]\n`,
    ],
    [
      /^inputs\.0\.weight: .* in volt/,
      `${two('connect: all')}inputs: [{to: a, poisson: {sources: 1, rate: 20 Hz}, variable: x, weight: 1 mV}]\n`,
    ],
  ])('says %s', async (message, body) => {
    expect(await problemsOf(() => check(body))).toEqual([expect.stringMatching(message)]);
  });

  it('checks projections of populations that are at fault, and tells once what is wrong with a model of several', async () => {
    const text = `
populations:
  a: {model: broken, size: 3}
  b: {model: broken, size: 4}
projections:
  - {from: a, to: b, connect: all, on_pre: v_post += w, delay: 1}
`;
    const broken = {
      equations: 'dv/dt = -v : volt\nx = y : volt\ny = x : volt',
      threshold: 'v > 1',
      reset: 'v = 0',
    };
    const description = { ...describeText(text.replaceAll('broken', 'cell')), models: { cell: broken } };
    expect(await problemsOf(() => checkNetwork(description, { parse }))).toEqual([
      expect.stringMatching(/^models\.cell\.equations: `dv\/dt` is in volt\/second/),
      expect.stringMatching(/^models\.cell\.threshold: `v > 1` mixes units/),
      expect.stringMatching(/^models\.cell\.reset: `v` is in volt/),
      expect.stringMatching(/^projections\.0\.on_pre: `w` is not known here/),
    ]);
  });

  it('takes milliseconds once the parser is loaded', () => {
    const description = describeText(
      two('connect: {probability: 0.1}, init: {w: rand()}, delay: 1 ms + rand() * ms'),
    );
    for (let warm = 0; warm < 20; warm++) checkNetwork(description, { parse });
    expect(quickest(() => checkNetwork(description, { parse })).ms).toBeLessThan(3);
  });
});

describe('surestLookaheads', () => {
  it('knows fixed delays, and takes a delay that is still to be drawn for none', () => {
    const ticks = (projection: string) => surestLookaheads(check(two(projection)));
    expect(ticks('connect: all, delay: 1.5 ms')).toEqual([{ source: 0, target: 1, ticks: 15 }]);
    expect(ticks('connect: {pairs: [[0, 0], [1, 1]]}, delay: {values: [2 ms, 1 ms]}')).toMatchObject([
      { ticks: 10 },
    ]);
    expect(ticks('connect: all, delay: 1 ms + rand() * ms')).toMatchObject([{ ticks: 1 }]);
    expect(ticks('connect: all')).toMatchObject([{ ticks: 1 }]);
  });
});

describe('memory', () => {
  it('is told before anything is made', () => {
    const checked = check(two('connect: all'));
    // 7 neurons of 3 columns; 4 row starts; 12 synapses of a target and a weight.
    expect(estimateMemory(checked)).toMatchObject({
      neurons: 7,
      synapses: { count: 12, certainty: 'exactly' },
    });
    expect(estimateMemory(check(two('connect: {probability: 0.5}'))).synapses).toEqual({
      count: 6,
      certainty: 'expected',
    });
    expect(estimateMemory(check(two('connect: {where: i < j}'))).synapses).toEqual({
      count: 12,
      certainty: 'at most',
    });
  });

  it('counts bytes as the arrays do', () => {
    const { bytes } = estimateMemory(check(two('connect: all')));
    const larger = estimateMemory(check(two('connect: all, delay: rand() * ms'))).bytes;
    expect(larger - bytes).toBe(12 * 4);
  });

  it('refuses what cannot fit, with how much it would need', async () => {
    const big = `
populations: {a: {model: cell, size: 60000}}
projections: [{from: a, to: a, ${W}, connect: all}]
`;
    expect(await problemsOf(() => check(big))).toEqual([
      expect.stringMatching(
        /^projections\.0: a->a needs [\d.]+ GB for 3,600,000,000 synapses; .*there are 16\.0 GB/,
      ),
    ]);
    expect(await problemsOf(() => check(big, { memoryBytes: 1000 }))).toEqual([
      expect.stringMatching(/^populations\.a: a needs .* for 60,000 neurons/),
    ]);
  });
});
