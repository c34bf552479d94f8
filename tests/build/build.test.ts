import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../src/clock/random.js';
import { cpuClock } from '../cpu-time.js';
import { build, column, problemsOf, synapses } from './small-network.js';

const W = `synapse: {equations: 'w : 1', on_pre: x_post += w}`;

describe('populations', () => {
  it('start from numbers, texts, lists and what was set before', async () => {
    const { populations } = await build(`
populations:
  a: {model: cell, size: 3, init: {v: 2 mV, x: 'i + N', y: 'twice + gmax'}}
  b: {model: cell, size: 3, init: {v: {values: [1 mV, -2 mV, 0]}, x: rand(), y: randn()}}
`);
    expect(column(populations[0], 'v')).toEqual([0.002, 0.002, 0.002]);
    expect(column(populations[0], 'x')).toEqual([3, 4, 5]);
    expect(column(populations[0], 'y')).toEqual([6.5, 8.5, 10.5]);
    expect(column(populations[1], 'v')).toEqual([0.001, -0.002, 0]);
    const random = new RandomStream(1, 'b', 'init x');
    expect(column(populations[1], 'x')).toEqual([0, 1, 2].map((neuron) => random.uniform(neuron, 0, 0)));
    expect(new Set(column(populations[1], 'y')).size).toBe(3);
  });

  it('keep whole numbers and truth values as Brian2 stores them', async () => {
    const { populations } = await build(`
populations:
  a:
    model: {equations: "n : integer\\nyes : boolean\\nall : 1 (shared)"}
    size: 3
    init: {n: 2.9 * i - 3, yes: i != 1, all: N + 0.5}
`);
    expect(column(populations[0], 'n')).toEqual([-3, 0, 2]);
    expect(column(populations[0], 'yes')).toEqual([1, 0, 1]);
    expect(column(populations[0], 'all')).toEqual([3.5]);
  });

  it('draw the same whatever else there is, and otherwise with another seed', async () => {
    const b = `b: {model: cell, size: 4, init: {x: rand() + rand()}}`;
    const x = async (body: string, seed?: number) => {
      const { populations } = await build(`populations: {${body}}\n`, { seed });
      return column(populations.find(({ name }) => name === 'b')!, 'x');
    };
    const alone = await x(b);
    expect(await x(`a: {model: cell, size: 2, init: {x: rand()}}, ${b}`)).toEqual(alone);
    expect(await x(b, 2)).not.toEqual(alone);
    expect(alone.some((value) => value > 1)).toBe(true);
  });

  it('replay lists of spikes', async () => {
    const { populations } = await build(
      `populations: {s: {model: spikes, size: 2, at: [[1, 1 ms], [0, 1 ms], [0, 0.2 ms]]}}\n`,
    );
    expect(populations[0].schedule).toEqual({
      ticks: Float64Array.of(2, 10, 10),
      neurons: Uint32Array.of(0, 0, 1),
    });
  });
});

describe('projections', () => {
  const projection = async (body: string, sizes: readonly [number, number] = [3, 3]) => {
    const circuit = await build(`
populations:
  a: {model: cell, size: ${sizes[0]}, init: {x: i}, positions: {p: i}}
  b: {model: cell, size: ${sizes[1]}, init: {x: 10 * i}, positions: {p: i}}
projections:
  - {from: a, to: b, ${W}, ${body}}
`);
    return circuit.projections[0];
  };

  it('may choose pairs by what the two neurons are', async () => {
    const pairs = await projection(`connect: {where: 'x_pre * 10 == x_post or j == 0'}`);
    expect(synapses(pairs)).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 0],
      [2, 2],
    ]);
  });

  it('may give a probability as text', async () => {
    const pairs = await projection(`connect: {probability: 'gmax * (i > j) * 2'}`);
    expect(synapses(pairs)).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
    ]);
  });

  it('know distances', async () => {
    const pairs = await projection(`connect: {within: 1, of: p, where: i != j}`);
    expect(synapses(pairs)).toEqual([
      [0, 1],
      [1, 0],
      [1, 2],
      [2, 1],
    ]);
  });

  it('draw for every pair where a text says so', async () => {
    const random = new RandomStream(1, 'a->b', 'where');
    const pairs = await projection(`connect: {where: rand() < 0.5}`, [10, 10]);
    const expected = Array.from({ length: 100 }, (_, pair) => [Math.floor(pair / 10), pair % 10] as const);
    expect(synapses(pairs)).toEqual(expected.filter(([i, j]) => random.uniform(j, i, 0) < 0.5));
  });

  it('evaluate texts of each synapse and its neurons', async () => {
    const made = await projection(
      `connect: {pairs: [[2, 1], [0, 2], [2, 0]]}, init: {w: 'x_pre + x_post + 100 * i + 1000 * j + 0.1 * N_outgoing'}, delay: '(1 + i + j) * ms'`,
    );
    expect(synapses(made)).toEqual([
      [0, 2],
      [2, 1],
      [2, 0],
    ]);
    expect(column(made, 'w')).toEqual([0 + 20 + 2000 + 0.1, 2 + 10 + 200 + 1000 + 0.2, 2 + 0 + 200 + 0.2]);
    expect(made.delayTicks).toEqual(Uint32Array.of(30, 40, 30));
  });

  it('bring listed values into the order of the synapses', async () => {
    const made = await projection(
      `connect: {pairs: [[2, 1], [0, 2], [2, 0]]}, init: {w: {values: [1, 2, 3]}}, delay: {values: [1 ms, 2 ms, 3 ms]}`,
    );
    expect(column(made, 'w')).toEqual([2, 1, 3]);
    expect(made.delayTicks).toEqual(Uint32Array.of(20, 10, 30));
  });

  it('read synapses, delays and variables from a file beside the network', async () => {
    const body = `
populations: {a: {model: cell, size: 3}}
projections: [{from: a, to: a, ${W}, connect: {file: net/edges.csv}, init: {w: 7}}]
`;
    const asked: string[] = [];
    const readFile = async (path: string) => {
      asked.push(path);
      return 'source,target,delay [ms],w\n2,1,1,5\n0,0,2,6\n';
    };
    const { projections, maxDelayTicks } = await build(body, { readFile });
    expect(asked).toEqual(['net/edges.csv']);
    expect(synapses(projections[0])).toEqual([
      [0, 0],
      [2, 1],
    ]);
    expect(column(projections[0], 'w')).toEqual([6, 5]);
    expect(projections[0].delayTicks).toEqual(Uint32Array.of(20, 10));
    expect(maxDelayTicks).toBe(20);
  });

  it('have one delay where all are the same, and none where none is given', async () => {
    expect((await projection(`connect: all, delay: 1.5 ms`)).delayTicks).toBe(15);
    expect((await projection(`connect: all`)).delayTicks).toBe(0);
    expect((await projection(`connect: all, delay: '0.04 ms'`)).delayTicks).toBe(0);
  });

  it('draw weights by synapse, so that rows could be made anywhere', async () => {
    const made = await projection(`connect: all, init: {w: rand() * gmax}`, [50, 50]);
    const random = new RandomStream(1, 'a->b', 'synapse init w');
    expect(column(made, 'w')).toEqual(
      Array.from({ length: 2500 }, (_, synapse) => random.uniform(synapse, 0, 0) * 0.5),
    );
  });

  it('may be empty', async () => {
    const made = await projection(`connect: {probability: 0}, init: {w: rand()}, delay: rand() * ms`);
    expect([made.synapses, made.delayTicks, column(made, 'w')]).toEqual([0, 0, []]);
  });
});

describe('drives and probes', () => {
  it('resolve to numbers', async () => {
    const { drives, probes, durationTicks, dt } = await build(`
populations: {a: {model: cell, size: 3}, b: {model: cell, size: 2}}
projections: [{name: ab, from: a, to: b, on_pre: x_post += 1, connect: all, synapse: {equations: 'w : 1'}}]
inputs:
  - {to: b, poisson: {sources: 10, rate: 20 Hz}, variable: v, weight: 0.1 mV}
  - {to: b, poisson: {sources: 10, rate: 20 Hz}, variable: v, weight: 'x * mV'}
probes:
  - {spikes: [a, b]}
  - {state: [v, twice], of: b, select: [1, 0, 1], every: 1 ms}
  - {synapses: w, of: ab, select: 4..5}
  - {rate: a}
`);
    expect(dt).toBe(0.1 * 0.001);
    expect(durationTicks).toBe(250);
    expect(drives).toMatchObject([
      {
        index: 0,
        population: 1,
        variable: 'v',
        sources: 10,
        probability: 20 * dt,
        weight: Float64Array.of(1e-4, 1e-4),
      },
      { index: 1, weight: { draws: 0, expression: { kind: 'binary' } } },
    ]);
    expect(probes).toEqual([
      { kind: 'spikes', population: 0 },
      { kind: 'spikes', population: 1 },
      {
        kind: 'state',
        population: 1,
        variables: ['v', 'twice'],
        neurons: Uint32Array.of(0, 1),
        everyTicks: 10,
      },
      { kind: 'synapses', projection: 0, variables: ['w'], synapses: Uint32Array.of(4, 5), everyTicks: 1 },
      { kind: 'rate', population: 0, everyTicks: 1 },
    ]);
  });
});

describe('building', () => {
  it('tells how far it is', async () => {
    const told: [number, string][] = [];
    const body = `
populations: {a: {model: cell, size: 3}}
projections: [{from: a, to: a, ${W}, connect: all}]
`;
    await build(body, { onProgress: (fraction, what) => told.push([fraction, what]) });
    expect(told).toEqual([
      [0, 'a'],
      [0.5, 'a->a'],
      [1, 'small'],
    ]);
  });

  it('says what is wrong with arrays, and where', async () => {
    const one = (body: string) => `
populations: {a: {model: cell, size: 3}}
projections: [{from: a, to: a, ${W}, ${body}}]
`;
    const of = (body: string, readFile?: () => Promise<string>) =>
      problemsOf(() => build(body, { readFile }));
    expect(await of(`populations: {a: {model: cell, size: 3, init: {x: 1 / (i - 1)}}}\n`)).toEqual([
      expect.stringMatching(/^populations\.a\.init\.x: The initial x of neuron 1 is Infinity/),
    ]);
    expect(await of(one(`connect: all, init: {w: 1 / (j - 2)}`))).toEqual([
      expect.stringMatching(/^projections\.0\.init\.w: The initial w of synapse 2 is -?Infinity/),
    ]);
    expect(await of(one(`connect: all, init: {w: {values: [1, 2]}}`))).toEqual([
      expect.stringMatching(/^projections\.0\.init\.w: w has 2 values for 9 synapses/),
    ]);
    expect(await of(one(`connect: all, delay: (i - 1) * ms`))).toEqual([
      expect.stringMatching(/^projections\.0\.delay: The delay of synapse 0 is -0.001 s/),
    ]);
    expect(await of(one(`connect: {file: e.csv}`))).toEqual([
      expect.stringMatching(/^projections\.0\.connect\.file: e.csv cannot be read here/),
    ]);
    expect(await of(one(`connect: {file: e.csv}`), () => Promise.reject(new Error('no such file')))).toEqual([
      expect.stringMatching(/^projections\.0\.connect\.file: e.csv cannot be read: no such file/),
    ]);
    expect(await of(one(`connect: {file: e.csv}`), async () => 'source,target\n0,9')).toEqual([
      expect.stringMatching(/^projections\.0\.connect\.file: e.csv:2: There is no target neuron 9/),
    ]);
    expect(await of(`${one(`connect: one_to_one`)}probes: [{synapses: w, of: a->a, select: [3]}]\n`)).toEqual(
      [expect.stringMatching(/^probes\.0\.select: There is no synapse 3. They are numbered from 0 to 2/)],
    );
  });

  it('makes a million synapses with a random weight and delay each in little time', async () => {
    const body = `
populations: {a: {model: cell, size: 4000}}
projections: [{from: a, to: a, ${W}, connect: {probability: 0.0625}, init: {w: rand() * gmax}, delay: '1 ms + 2 ms * rand()'}]
`;
    const usedMs = cpuClock();
    const { projections } = await build(body);
    expect(usedMs()).toBeLessThan(10_000);
    expect(projections[0].synapses).toBeGreaterThan(990_000);
  });
});
