/** Networks in f32: near those in f64, and as repeatable. Real threads are of the built package, as in threads.test.ts. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCircuit } from '../../../src/build/build.js';
import type { Circuit } from '../../../src/build/circuit.js';
import { Relay } from '../../../src/bus/relay.js';
import { makeActors } from '../../../src/engines/actors/index.js';
import type { Engine, EngineState } from '../../../src/engines/engine.js';
import { describeKernels, makeKernels } from '../../../src/engines/kernels/index.js';
import { SECOND, sameDimension } from '../../../src/equations/units/dimension.js';
import { loadNetwork } from '../../../src/network/load.js';
import { nodeThreads } from '../../../src/node/threads.js';
import type { Precision } from '../../../src/numeric/precision.js';
import { demandBuilt } from '../../built.js';
import { running } from '../../running.js';
import { randomNetwork } from '../random-network.js';
import { bits } from '../record.js';

demandBuilt();
const { spawn } = nodeThreads;

const build = (text: string, precision: Precision = 'f32'): Promise<Circuit> =>
  buildCircuit(loadNetwork(text, 'test.yaml', [`precision=${precision}`]).description);

const whole = (state: EngineState): unknown => ({
  ...state,
  populations: bits(state.populations),
  projections: bits(state.projections),
});

function outcomeOf(engine: Engine, ticks: number): EngineState {
  engine.advance(ticks);
  const state = engine.snapshot();
  engine.end();
  return state;
}

const start = (circuit: Circuit): Engine => makeKernels(circuit, new Relay());

/** Neurons of several kinds that nobody disturbs, each driven differently. */
const alone = (model: string, init: string): string => `
synfire: 1
name: alone
populations:
  cells:
    model: ${model}
    size: 37
    init: ${init}
run: {for: 100 ms}
`;

const COBAHH = alone('hh', '{v: El, ge: i * 2 nS, gi: (37 - i) * 3 nS}');

const HOUR_SECONDS = 3600;
const HOUR_TICKS = 36_000_000;
/** Of the spikes of a network that goes its own way. */
const AS_OFTEN = 0.1;

describe('f32', () => {
  it.each([
    ['Hodgkin and Huxley', COBAHH, 1e-5],
    [
      'exponential',
      alone('{equations: "dv/dt = (exp(v) + tanh(2 * v) - 3 * v) / (20*ms) : 1"}', '{v: i / 37}'),
      1e-6,
    ],
    [
      'with a logarithm',
      alone('{equations: "dv/dt = (log(v + 2) - v) / (20*ms) : 1", method: rk4}', '{v: i}'),
      1e-6,
    ],
  ])('follows f64: %s', async (_, text, within) => {
    const [narrow, wide] = await Promise.all([build(text), build(text, 'f64')]);
    const [found, wanted] = [narrow, wide].map((circuit) => start(circuit));
    // Before a rounding error has grown to another time of a spike.
    found.advance(100);
    wanted.advance(100);
    const [v, exact] = [found, wanted].map((engine) => engine.population(0, 'v'));
    const scale = Math.max(...exact.map(Math.abs));
    let most = 0;
    v.forEach((value, neuron) => {
      most = Math.max(most, Math.abs(value - exact[neuron]) / scale);
    });
    expect(most).toBeLessThan(within);
    expect(most).toBeGreaterThan(0);
  });

  it.each(['cuba', 'cobahh', 'izhikevich2003'])('fires as often: %s', async (name) => {
    const text = readFileSync(new URL(`../../../networks/${name}.yaml`, import.meta.url), 'utf8');
    const spikes = async (precision: Precision): Promise<number> => {
      const circuit = await build(text, precision);
      const engine = start(circuit);
      engine.advance(circuit.durationTicks);
      return engine.counters.spikes;
    };
    const [found, wanted] = [await spikes('f32'), await spikes('f64')];
    expect(found).not.toBe(wanted);
    expect(Math.abs(found / wanted - 1)).toBeLessThan(AS_OFTEN);
  });

  it('keeps what f32 can hold, but times and counts as they are', async () => {
    const circuit = await build(`
synfire: 1
name: kinds
populations:
  cells:
    model:
      equations: |
        dv/dt = (1.2 - v) / tau : 1
        tau : second (constant)
        when : second
        count : integer
      threshold: v > 1
      reset: |
        v = 0
        when = t
        count += 1
      refractory: 1 ms
    size: 5
    init: {tau: (10 + i) * ms, count: 20000001}
run: {for: 100 ms}
`);
    const { populations } = outcomeOf(start(circuit), 1000);
    const { columns } = circuit.populations[0].program;
    for (const { key, type, dimension } of columns) {
      const values = populations[0].get(key)!;
      const isWide = type === 'integer' || sameDimension(dimension, SECOND);
      expect(
        values.every((value) => value === Math.fround(value)),
        key,
      ).toBe(!isWide);
    }
  });

  it('knows what time it is after an hour', async () => {
    const text = `
synfire: 1
name: late
populations:
  cells:
    model:
      equations: |
        dv/dt = -v / (10*ms) : 1
        last : second
        gap : second
      threshold: t - last > 1.05*ms
      reset: |
        gap = t - last
        last = t
    size: 8
run: {for: 100 ms}
`;
    const gaps = await Promise.all(
      (['f32', 'f64'] as const).map(async (precision) => {
        const engine = start(await build(text, precision));
        const state = engine.snapshot();
        engine.restore({
          ...state,
          tick: HOUR_TICKS,
          populations: state.populations.map(
            (columns) =>
              new Map(
                [...columns].map(([key, column]) => [
                  key,
                  key === 'last' ? column.map(() => HOUR_SECONDS) : column,
                ]),
              ),
          ),
        });
        engine.advance(1000);
        return engine.population(0, 'gap').slice();
      }),
    );
    // A tick is 0.1 ms: f32 could only count in quarters of a millisecond.
    expect(gaps[0]).toEqual(gaps[1]);
    expect(gaps[0][0]).toBeCloseTo(1.1e-3, 9);
  });

  it('draws the same uniform numbers', async () => {
    const text = `
synfire: 1
name: drawn
populations:
  cells: {model: {equations: "x : 1", threshold: rand() < 0.05}, size: 101}
run: {for: 20 ms}
`;
    const hashes = await Promise.all(
      (['f32', 'f64'] as const).map(async (precision) => {
        const engine = start(await build(text, precision));
        engine.advance(200);
        return engine.spikeHash;
      }),
    );
    expect(hashes[0]).toEqual(hashes[1]);
  });

  it('lets what decays come to rest at 0', async () => {
    const { engine } = await running(alone('{equations: "dv/dt = -v / ms : 1"}', '{v: 1}'), [
      'precision=f32',
    ]);
    engine.advance(860);
    expect(engine.population(0, 'v')[0]).toBeGreaterThan(0);
    engine.advance(40);
    expect(engine.population(0, 'v')[0]).toBe(0);
  });

  it('goes on from a snapshot as if nothing had been', async () => {
    await fc.assert(
      fc.asyncProperty(randomNetwork, fc.integer({ min: 0, max: 60 }), async (data, cut) => {
        const circuit = await build(JSON.stringify(data));
        const wanted = outcomeOf(start(circuit), circuit.durationTicks);
        const first = outcomeOf(start(circuit), cut);
        const second = start(circuit);
        second.restore(first);
        expect(whole(outcomeOf(second, circuit.durationTicks - cut))).toEqual(whole(wanted));
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on threads', async () => {
    await fc.assert(
      fc.asyncProperty(randomNetwork, fc.constantFrom(2, 3, 4), async (data, threads) => {
        const circuit = await build(JSON.stringify(data));
        const wanted = outcomeOf(start(circuit), circuit.durationTicks);
        const engine = makeKernels(circuit, new Relay(), { threads, spawn });
        expect(whole(outcomeOf(engine, circuit.durationTicks))).toEqual(whole(wanted));
      }),
      { numRuns: 15 },
    );
  });

  it('tells of a value that is no number', async () => {
    const circuit = await build(
      alone('{equations: "dv/dt = (log(v - 3) - v) / ms : 1", method: euler}', '{v: 4 + int(i == 35) * -2}'),
    );
    expect(() => start(circuit).advance(3)).toThrow('`v` of neuron 35 of `cells` is not a number');
  });

  it('can be read', async () => {
    const text = describeKernels(await build(COBAHH));
    expect(text).toContain('<-0.05>');
    expect(text).not.toMatch(/undefined|NaN\(|\[object/);
  });

  it('is refused by actors', async () => {
    const circuit = await build(COBAHH);
    expect(() => makeActors(circuit, new Relay())).toThrow('computes in f64');
  });
});
