import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCircuit } from '../../../src/build/build.js';
import type { Circuit } from '../../../src/build/circuit.js';
import { SpikeHash } from '../../../src/bus/spike-hash.js';
import { loadParser } from '../../../src/equations/parser.js';
import { loadNetwork } from '../../../src/network/load.js';
import { Problem } from '../../../src/problem.js';
import { randomNetwork } from '../random-network.js';
import { bits, recordEngine } from '../record.js';

const parse = await loadParser();
const build = (text: string): Promise<Circuit> =>
  buildCircuit(loadNetwork(text, 'test.yaml').description, { parse });

/** Cells that hold a value, and one that fires when told. */
const relays = (synapses = '', details = ''): Promise<Circuit> =>
  build(`
synfire: 1
name: relays
dt: 0.1 ms
models:
  cell:
    equations: "dv/dt = 0/second : 1\\nx : 1\\nn : integer"
    threshold: v > 1
    reset: v = 0
    ${details}
populations:
  a: {model: cell, size: 3}
  b: {model: cell, size: 3}
${synapses === '' ? '' : `projections:\n${synapses}`}
`);

describe('what is constant over a tick', () => {
  const held = (text: string, synapse: string): Promise<Circuit> =>
    build(`
synfire: 1
name: held
dt: 0.1 ms
models: {cell: {equations: "${text}\\nsum : 1\\nx : 1"}}
populations: {a: {model: cell, size: 2, init: {x: i}}}
projections: [{from: a, to: a, connect: one_to_one, synapse: {equations: "${synapse}"}}]
`);

  it('has its value as the tick begins, where probes look', async () => {
    const { engine } = recordEngine(await held('tick = t/dt : 1 (constant over dt)', 'w : 1'));
    expect([...engine.population(0, 'tick')]).toEqual([0, 0]);
    engine.advance(3);
    expect([...engine.population(0, 'tick')]).toEqual([3, 3]);
  });

  it('is there before sums are added, and knows what was changed from outside', async () => {
    const circuit = await held(
      'twice = 2*x : 1 (constant over dt)',
      'more = twice_pre + 1 : 1 (constant over dt)\\nsum_post = more : 1 (summed)',
    );
    const { engine } = recordEngine(circuit);
    engine.inject({ type: 'set', population: 0, neuron: 1, variable: 'x', value: 5 });
    engine.advance(1);
    expect([...engine.population(0, 'sum')]).toEqual([1, 11]);
  });
});

describe('deliveries', () => {
  it('come in the written order: emission tick, source population, source neuron, projection, synapse', async () => {
    await fc.assert(
      fc.asyncProperty(randomNetwork, async (data) => {
        const circuit = await build(JSON.stringify(data));
        const { engine, spikes, deliveries } = recordEngine(circuit);
        engine.advance(circuit.durationTicks);
        const due = spikes.flatMap(([emitted, population, neuron]) =>
          circuit.projections
            .filter(({ source, program }) => source === population && program.onPre !== undefined)
            .flatMap(({ index, rowStart, delayTicks }) =>
              Array.from({ length: rowStart[neuron + 1] - rowStart[neuron] }, (_, k) => {
                const synapse = rowStart[neuron] + k;
                const delay = typeof delayTicks === 'number' ? delayTicks : delayTicks[synapse];
                return [emitted + delay, emitted, population, neuron, index, synapse];
              }),
            ),
        );
        const sorted = due
          .filter(([tick]) => tick < circuit.durationTicks)
          .sort((one, other) => {
            const k = one.findIndex((part, at) => part !== other[at]);
            return one[k] - other[k];
          });
        expect(deliveries).toEqual(sorted.map(([tick, , , , index, synapse]) => [tick, index, synapse]));
      }),
      { numRuns: 30 },
    );
  });

  it('with delay 0 are made in the tick of the spike', async () => {
    const circuit = await relays(
      '  - {from: a, to: b, connect: one_to_one, on_pre: x_post += 1, delay: 0 ms}',
    );
    const { engine } = recordEngine(circuit);
    engine.inject({ type: 'spike', population: 0, neuron: 1 });
    engine.advance(1);
    expect([...engine.population(1, 'x')]).toEqual([0, 1, 0]);
    expect(engine.counters).toEqual({ spikes: 1, spikesByPopulation: [1, 0], synapticEvents: 1 });
  });

  it('are made after any delay, also one longer than a snapshot lies back', async () => {
    const circuit = await relays(
      '  - {from: a, to: b, connect: one_to_one, on_pre: x_post += 1, delay: 100 ms}',
    );
    const { engine } = recordEngine(circuit);
    engine.inject({ type: 'spike', population: 0, neuron: 2 });
    engine.advance(1000);
    const second = recordEngine(circuit).engine;
    second.restore(engine.snapshot());
    expect([...second.population(1, 'x')]).toEqual([0, 0, 0]);
    second.advance(1);
    expect([...second.population(1, 'x')]).toEqual([0, 0, 1]);
    expect(second.snapshot().recentSpikes.ticks).toHaveLength(0);
  });
});

describe('inputs', () => {
  it('take effect at the start of the next tick, in their order, and are relayed with it', async () => {
    const { engine, relay, spikes } = recordEngine(await relays());
    const log: unknown[] = [];
    relay.observe('input', ({ tick, input }) => log.push([tick, input.type]));
    engine.advance(3);
    engine.inject({ type: 'set', population: 1, neuron: 0, variable: 'v', value: 3 });
    engine.inject({ type: 'add', population: 1, neuron: 0, variable: 'v', value: -1.5 });
    expect(engine.population(1, 'v')[0]).toBe(0);
    engine.advance(1);
    expect(spikes).toEqual([[3, 1, 0]]);
    expect(log).toEqual([
      [3, 'set'],
      [3, 'add'],
    ]);
  });

  it('make neurons fire once, in their place among the others', async () => {
    const { engine, spikes } = recordEngine(await relays());
    for (const neuron of [2, 0, 2]) engine.inject({ type: 'spike', population: 1, neuron });
    engine.inject({ type: 'set', population: 1, neuron: 1, variable: 'v', value: 2 });
    engine.inject({ type: 'set', population: 1, neuron: 2, variable: 'v', value: 2 });
    engine.inject({ type: 'spike', population: 0, neuron: 1 });
    engine.advance(1);
    expect(spikes).toEqual([
      [0, 0, 1],
      [0, 1, 0],
      [0, 1, 1],
      [0, 1, 2],
    ]);
  });

  it('may come from an observer, for the tick after', async () => {
    const { engine, relay, spikes } = recordEngine(await relays());
    relay.observe('spike', ({ tick, neuron }) => {
      if (tick < 3) engine.inject({ type: 'spike', population: 0, neuron: (neuron + 1) % 3 });
    });
    engine.inject({ type: 'spike', population: 0, neuron: 0 });
    engine.advance(10);
    expect(spikes.map(([tick, , neuron]) => [tick, neuron])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 0],
    ]);
  });

  it('are refused with what is wrong and what to do', async () => {
    const { engine } = recordEngine(await relays('', 'refractory: 1 ms'));
    const set = (variable: string, value: number) => () =>
      engine.inject({ type: 'set', population: 0, neuron: 0, variable, value });
    expect(() => engine.inject({ type: 'spike', population: 2, neuron: 0 })).toThrow(
      'no population number 2',
    );
    expect(() => engine.inject({ type: 'spike', population: 0, neuron: 3 })).toThrow('0 to 2');
    expect(() => engine.inject({ type: 'spike', population: 0, neuron: 0.5 })).toThrow('no neuron 0.5');
    expect(set('vv', 1)).toThrow('Did you mean `v`?');
    expect(set('lastspike', 1)).toThrow('kept by the engine');
    expect(set('n', 0.5)).toThrow('whole numbers');
    expect(set('v', Number.POSITIVE_INFINITY)).toThrow('finite');
    expect(engine.snapshot().inputs).toEqual([]);
  });
});

describe('NaN', () => {
  it('stops the run with the neuron, variable and tick where it comes up', async () => {
    const circuit = await build(`
synfire: 1
name: roots
populations:
  cells:
    model: root
    size: 3
    init: {v: 0.5 - i * 0.1}
models:
  root: {equations: "dv/dt = -sqrt(v) / (1*ms) : 1", method: euler}
`);
    const { engine } = recordEngine(circuit);
    let problem: unknown;
    try {
      engine.advance(1000);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(Problem);
    expect(String(problem)).toMatch(
      /^`v` of neuron 2 of `cells` is not a number \(NaN\) at tick \d+ \(\d[\d.]* ms\)\./,
    );
    expect(() => engine.advance(1)).toThrow('Restore a snapshot first');
  });

  it('stops the run in the synapse where it comes up, though no neuron sees it', async () => {
    const circuit = await build(`
synfire: 1
name: weights
populations:
  a: {model: spikes, size: 1, at: [[0, 1 ms]]}
  b: {model: lif, size: 2}
projections:
  - {from: a, to: b, connect: all, synapse: {equations: "w : 1", on_pre: w = sqrt(j - 1)}}
`);
    const { engine } = recordEngine(circuit);
    expect(() => engine.advance(100)).toThrow(
      '`w` of synapse 0 of `a->b` is not a number (NaN) at tick 10 (1 ms).',
    );
  });

  it('lets infinity be', async () => {
    const { engine } = recordEngine(
      await relays('  - {from: a, to: b, connect: all, on_pre: x_post = 1/x_post}'),
    );
    engine.inject({ type: 'spike', population: 0, neuron: 0 });
    engine.advance(5);
    expect(engine.population(1, 'x')[0]).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('observers', () => {
  it('that throw do not change the run, and are heard of at the end of the tick', async () => {
    const circuit = await relays('  - {from: a, to: b, connect: all, on_pre: x_post += 1, delay: 0.2 ms}');
    const quiet = recordEngine(circuit);
    const loud = recordEngine(circuit);
    loud.relay.observe('spike', () => {
      throw new Error('disk full');
    });
    for (const { engine } of [quiet, loud])
      engine.inject({ type: 'set', population: 0, neuron: 1, variable: 'v', value: 2 });
    quiet.engine.advance(10);
    expect(() => loud.engine.advance(10)).toThrow('disk full');
    expect(loud.engine.tick).toBe(1);
    loud.engine.advance(9);
    expect(bits(loud.engine.snapshot().populations)).toEqual(bits(quiet.engine.snapshot().populations));
    expect(loud.engine.spikeHash).toEqual(quiet.engine.spikeHash);
  });

  it('cannot run or save the network from within a tick', async () => {
    const { engine, relay } = recordEngine(await relays());
    const refused: string[] = [];
    relay.observe('spike', () => {
      for (const attempt of [() => engine.advance(1), () => engine.snapshot()]) {
        try {
          attempt();
        } catch (error) {
          refused.push((error as Error).message);
        }
      }
    });
    engine.inject({ type: 'spike', population: 0, neuron: 0 });
    engine.advance(1);
    expect(refused).toHaveLength(2);
    expect(refused[0]).toContain('from within a tick');
    expect(engine.tick).toBe(1);
  });

  it('of ticks find the next one ready to run, to be saved and to be changed', async () => {
    const { engine, relay } = recordEngine(await relays());
    const seen: number[][] = [];
    relay.observe('tick', ({ tick }) => seen.push([tick, engine.tick, engine.snapshot().tick]));
    engine.advance(2);
    expect(seen).toEqual([
      [0, 1, 1],
      [1, 2, 2],
    ]);
  });
});

describe('a state', () => {
  it('that another network made is refused', async () => {
    const { engine } = recordEngine(await relays());
    const state = engine.snapshot();
    const wrong = [
      { ...state, tick: -1 },
      { ...state, populations: state.populations.slice(1) },
      { ...state, populations: state.populations.map(() => new Map()) },
      {
        ...state,
        recentSpikes: {
          ticks: new Float64Array([0]),
          populations: new Uint32Array([9]),
          neurons: new Uint32Array([0]),
        },
      },
      { ...state, inputs: [{ type: 'spike' as const, population: 0, neuron: 99 }] },
    ];
    for (const one of wrong) expect(() => engine.restore(one)).toThrow(Problem);
  });

  it('carries the hash of all spikes', async () => {
    const { engine, spikes } = recordEngine(await relays());
    for (let tick = 0; tick < 5; tick++) {
      engine.inject({ type: 'spike', population: 1, neuron: tick % 3 });
      engine.advance(2);
    }
    const hash = new SpikeHash();
    for (const spike of spikes) hash.add(...spike);
    expect(engine.snapshot().spikeHash).toEqual(hash.words);
    expect(engine.spikeHash).toEqual(hash.words);
  });

  it('can stop a stretch at the end of the tick they are in', async () => {
    const { engine, relay } = recordEngine(await relays());
    let stopped = false;
    relay.observe('tick', ({ tick }) => {
      stopped = tick === 3;
    });
    engine.advance(10, () => stopped);
    expect(engine.tick).toBe(4);
    engine.advance(2, () => stopped);
    expect(engine.tick).toBe(6);
    engine.advance(2, () => true);
    expect(engine.tick).toBe(7);
  });
});
