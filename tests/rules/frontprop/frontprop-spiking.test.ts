/** Frontprop in continuous time: what a spike does by hand, what holds between spikes, and that it is Frontprop where time does not matter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCircuit } from '../../../src/build/build.js';
import type { Circuit } from '../../../src/build/circuit.js';
import { Relay } from '../../../src/bus/relay.js';
import { RandomStream } from '../../../src/clock/random.js';
import { makeActors } from '../../../src/engines/actors/index.js';
import type { EngineState, MakeEngine } from '../../../src/engines/engine.js';
import { type KernelOptions, makeKernels } from '../../../src/engines/kernels/index.js';
import { makePlainLayer } from '../../../src/engines/layer/plain.js';
import { checkLayer } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { loadNetwork } from '../../../src/network/load.js';
import { nodeThreads } from '../../../src/node/threads.js';
import { LAYER_RULES } from '../../../src/rules/layer-rules.js';
import { demandBuilt } from '../../built.js';
import { bits } from '../../engines/record.js';
import { running } from '../../running.js';

demandBuilt();
const { spawn } = nodeThreads;
const parse = await loadParser();
const build = (text: string): Promise<Circuit> =>
  buildCircuit(loadNetwork(text, 'test.yaml').description, { parse });

const listOf = (spikes: readonly (readonly [number, string])[]): string =>
  spikes.map(([neuron, time]) => `[${neuron}, ${time}]`).join(', ');

describe('a spike', () => {
  it('moves the weights towards the traces, back to length 1, and the threshold to the match', async () => {
    // Hardly a leak: four spikes of source 1, then three of source 0, make traces (3, 4), and matches 0.24, 0.45, 0.6.
    const spikes = [1, 1, 1, 1, 0, 0, 0].map((source, k) => [source, `${k + 1} ms`] as const);
    const run = await running(`
synfire: 1
name: hand
dt: 1 ms
populations:
  input: {model: spikes, size: 2, at: [${listOf(spikes)}]}
  cells:
    model: lif_frontprop
    size: 2
    with: {tau: 1000 second, tau_theta: 1e15 second, boost: 0.5, sigma: 1e-3}
    init: {theta: {values: [0.5, 1]}}
projections:
  - {name: learnt, from: input, to: cells, connect: all, learn: {rule: frontprop_spiking, tau: 1000 second}, init: {w: int(i == j)}}
`);
    run.run(0.02);
    expect(run.spikes('cells').neurons).toEqual([0]);
    const w = run.synapses('learnt', 'w');
    // Half way from (1, 0) to (0.6, 0.8) lies (0.8, 0.4), of length sqrt(0.8).
    expect(w[0]).toBeCloseTo(0.8 / Math.sqrt(0.8), 5);
    expect(w[2]).toBeCloseTo(0.4 / Math.sqrt(0.8), 5);
    expect([w[1], w[3]]).toEqual([0, 1]);
    const theta = run.state('cells', 'theta');
    expect(theta[0]).toBeCloseTo(0.6, 5);
    expect(theta[1]).toBe(1);
  });
});

describe('one volley per sample', () => {
  const [SOURCES, CELLS, SAMPLES] = [30, 12, 800];
  const [GAP_MS, DT_MS, DECAY, BOOST] = [100, 1, 4e-3, 0.02];
  /** Thresholds begin where it does not take them long to fall to what is heard. */
  const START = 0.3;
  const TAU_THETA_MS = -GAP_MS / Math.log1p(-DECAY);
  /** Counts as little beside some ten spikes of a volley, and still lets a match fade before its threshold does. */
  const SIGMA = 0.025;
  /** By how much `sigma` and the rest of the last volley change a match, and what follows from it. */
  const TOLERANCE = 2e-4;

  /** Five kinds, of ten sources each on the average, of which each now and then speaks or is silent by mistake. */
  function sample(seed: number, k: number): number[] {
    const random = new RandomStream(seed, 'samples', 'uniform');
    const kind = Math.floor(5 * random.uniform(0, k, 0));
    return Array.from({ length: SOURCES }, (_, i) => {
      const member = random.uniform(i, kind, 1) < 1 / 3;
      return Number(member !== random.uniform(i, k, 2) < 0.03);
    });
  }

  it.each([1, 2, 3])(
    'has the winners, thresholds and weights of the rule for samples: seed %i',
    async (seed) => {
      const samples = Array.from({ length: SAMPLES }, (_, k) => sample(seed, k));
      const spikes = samples.flatMap((x, k) =>
        x.flatMap((on, i) => (on ? [[i, `${k * GAP_MS} ms`] as const] : [])),
      );
      const run = await running(`
synfire: 1
name: volleys
dt: ${DT_MS} ms
populations:
  input: {model: spikes, size: ${SOURCES}, at: [${listOf(spikes)}]}
  cells:
    model: lif_frontprop
    size: ${CELLS}
    with: {tau: 2 ms, tau_theta: ${TAU_THETA_MS} ms, boost: ${BOOST}, sigma: ${SIGMA}}
    init: {theta: ${START}}
projections:
  - {name: learnt, from: input, to: cells, connect: all, learn: {rule: frontprop_spiking, tau: 2 ms}}
run: {seed: ${seed}}
`);
      const { parameters, ...text } = LAYER_RULES.get('frontprop')!;
      const layer = makePlainLayer(
        checkLayer({ ...text, parameters: { ...parameters, boost: BOOST, decay: DECAY } }, parse),
        { pre: SOURCES, post: CELLS },
        { name: 'layer', seed },
      );
      layer.write('w', run.synapses('learnt', 'w'));
      layer.write('threshold_post', new Float64Array(CELLS).fill(START));
      const wanted: string[] = [];
      for (const [k, x] of samples.entries()) {
        const { values } = layer.answer({ count: 1, width: SOURCES, values: Float64Array.from(x) });
        values.forEach((y, j) => {
          if (y > 0) wanted.push(`${k} ${j}`);
        });
        layer.learn();
      }
      run.run((SAMPLES * GAP_MS) / 1000);
      const { ticks, neurons } = run.spikes('cells');
      const found = ticks.map((tick, s) => `${Math.floor((tick * DT_MS) / GAP_MS)} ${neurons[s]}`);
      expect(found.length).toBeGreaterThan(500);
      expect(found).toEqual(wanted);
      const close = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
        Math.max(...Array.from(a, (value, k) => Math.abs(value - b[k])));
      expect(close(run.state('cells', 'theta'), layer.read('threshold_post'))).toBeLessThan(TOLERANCE);
      expect(close(run.synapses('learnt', 'w'), layer.read('w'))).toBeLessThan(TOLERANCE);
    },
  );
});

interface Settings {
  readonly seed: number;
  /** Milliseconds, as is `tauTheta`. */
  readonly tau: number;
  readonly tauTheta: number;
  readonly boost: number;
  readonly sigma: number;
  readonly sources: number;
  /** Of the two populations that are heard, Hz. */
  readonly rates: readonly [number, number];
  readonly inhibition: number;
}

const hertz = fc.integer({ min: 20, max: 200 });
const settings: fc.Arbitrary<Settings> = fc.record({
  seed: fc.integer({ min: 1, max: 1e6 }),
  tau: fc.integer({ min: 2, max: 40 }),
  tauTheta: fc.integer({ min: 50, max: 500 }),
  boost: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
  sigma: fc.double({ min: 0.1, max: 4, noNaN: true }),
  sources: fc.integer({ min: 2, max: 30 }),
  rates: fc.tuple(hertz, hertz),
  inhibition: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** Two populations that learn onto one, of which the weights of both together have length 1. */
const network = (given: Settings): Promise<Circuit> =>
  build(`
synfire: 1
name: any
dt: 0.5 ms
populations:
  a: {model: poisson, size: ${given.sources}, rate: ${given.rates[0]} Hz}
  b: {model: poisson, size: ${given.sources}, rate: ${given.rates[1]} Hz}
  cells: {model: lif_frontprop, size: 5, with: {tau: ${given.tau} ms, tau_theta: ${given.tauTheta} ms, boost: ${given.boost}, sigma: ${given.sigma}}}
projections:
  - {from: a, to: cells, connect: all, learn: &rule {rule: frontprop_spiking, tau: ${given.tau} ms}, init: &half {w: (2 * int(rand() < 0.5) - 1) / sqrt(2 * N_pre)}}
  - {from: b, to: cells, connect: all, learn: *rule, init: *half, delay: "0.5 ms * int(20 * rand())"}
  - {from: cells, to: cells, connect: {where: i != j}, weight: ${-given.inhibition}}
run: {for: 800 ms, seed: ${given.seed}}
`);

/** Sums over the synapses of each cell, of all projections that learn. */
function sums(
  circuit: Circuit,
  { projections, tick }: EngineState,
  tau: number,
): { length: number; product: number; size: number }[] {
  const found = Array.from({ length: 5 }, () => ({ length: 0, product: 0, size: 0 }));
  for (const { index, targets } of circuit.projections.slice(0, 2)) {
    const [w, x, lastupdate] = ['w', 'x', 'lastupdate'].map((key) => projections[index].get(key)!);
    for (const [s, weight] of w.entries()) {
      // A snapshot is of the end of the last tick, up to whose beginning all has decayed.
      const trace = x[s] * Math.exp(((lastupdate[s] - (tick - 1) * circuit.dt) * 1000) / tau);
      const sum = found[targets[s]];
      sum.length += weight ** 2;
      sum.product += weight * trace;
      sum.size += trace ** 2;
    }
  }
  return found;
}

describe('between spikes', () => {
  it('a neuron knows its weights times its traces, and their sizes, and its weights have length 1', async () => {
    let learned = 0;
    await fc.assert(
      fc.asyncProperty(settings, async (given) => {
        const circuit = await network(given);
        const engine = makeKernels(circuit, new Relay());
        engine.advance(circuit.durationTicks);
        const [u, size] = ['u', 'size'].map((key) => engine.population(2, key));
        sums(circuit, engine.snapshot(), given.tau).forEach((sum, j) => {
          expect(sum.length).toBeCloseTo(1, 10);
          expect(u[j]).toBeCloseTo(sum.product, 9);
          expect(size[j]).toBeCloseTo(sum.size, 8);
        });
        learned += engine.counters.spikesByPopulation[2];
      }),
      { numRuns: 15 },
    );
    expect(learned).toBeGreaterThan(500);
  });

  it('weights of another length come to length 1', async () => {
    const run = await running(
      `
synfire: 1
name: length
dt: 0.5 ms
populations:
  input: {model: poisson, size: 20, rate: 60 Hz}
  cells: {model: lif_frontprop, size: 6, with: {tau_theta: 200 ms, boost: 0.1}}
projections:
  - {name: learnt, from: input, to: cells, connect: all, learn: frontprop_spiking, init: {w: 0.1 + j / 5.0}}
`,
    );
    const lengths = (): number[] => {
      const found = new Array<number>(6).fill(0);
      run.synapses('learnt', 'w').forEach((w, s) => {
        found[s % 6] += w ** 2;
      });
      return found;
    };
    const furthest = (): number => Math.max(...lengths().map((square) => Math.abs(square - 1)));
    expect(furthest()).toBeGreaterThan(20);
    run.run(20);
    expect(furthest()).toBeLessThan(1e-6);
  });
});

describe('engines', () => {
  const whole = (state: EngineState): unknown => ({
    ...state,
    populations: bits(state.populations),
    projections: bits(state.projections),
  });
  const kernels =
    (options: KernelOptions): MakeEngine =>
    (circuit, relay) =>
      makeKernels(circuit, relay, options);
  const engines: readonly MakeEngine[] = [
    makeActors,
    makeKernels,
    kernels({ lateness: { fewestSynapses: 1, entriesPerTarget: 4 } }),
    kernels({ threads: 2, spawn }),
  ];

  it('agree to the last bit, and go on where any other was', async () => {
    await fc.assert(
      fc.asyncProperty(settings, fc.nat({ max: 400 }), fc.nat({ max: 3 }), async (given, cut, k) => {
        const circuit = await network(given);
        const states = engines.map((make, other) => {
          const before = engines[other === 0 ? 0 : k](circuit, new Relay());
          before.advance(cut);
          const engine = make(circuit, new Relay());
          engine.restore(before.snapshot());
          engine.advance(400);
          const state = whole(engine.snapshot());
          for (const one of [before, engine]) one.end();
          return [state, engine.spikeHash];
        });
        for (const state of states.slice(1)) expect(state).toEqual(states[0]);
      }),
      { numRuns: 3 },
    );
  });
});
