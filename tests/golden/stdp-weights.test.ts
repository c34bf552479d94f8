/**
 * A thousand Poisson inputs under STDP, after 100 s: their weights lie as Brian2's do (stdp_weights/make.py). Both draw numbers of
 * their own, and weights of one run compete, so what counts as one observation is a run: how far two groups of Brian2's own
 * runs lie apart says how far ours may.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildCircuit } from '../../src/build/build.js';
import { Relay } from '../../src/bus/relay.js';
import { RandomStream } from '../../src/clock/random.js';
import { makeKernels } from '../../src/engines/kernels/index.js';
import { loadNetwork } from '../../src/network/load.js';
import { packageFile } from '../../src/node/package-file.js';

interface Run {
  /** Of the neuron they all lead to. */
  readonly spikes: number;
  /** Weights in equal parts of 0 to the largest. */
  readonly counts: readonly number[];
}

interface Golden {
  readonly inputs: number;
  readonly bins: number;
  readonly runs: readonly Run[];
}

const LARGEST = 0.01;
const OUR_RUNS = 8;
/** Enough to tell what is plain. */
const FEW_RUNS = 3;
const SPLITS = 5000;
/** So seldom would Brian2 be told from itself. */
const SELDOM = 0.001;

const golden: Golden = JSON.parse(
  readFileSync(new URL('stdp_weights/weights.json', import.meta.url), 'utf8'),
);

async function ours(count: number, settings: readonly string[] = []): Promise<Run[]> {
  const file = packageFile('networks/bench/stdp.yaml');
  const { description } = loadNetwork(readFileSync(file, 'utf8'), file, settings);
  const runs: Run[] = [];
  for (let seed = 1; seed <= count; seed++) {
    const circuit = await buildCircuit(description, { seed });
    const engine = makeKernels(circuit, new Relay());
    engine.advance(circuit.durationTicks);
    runs.push({
      spikes: engine.counters.spikesByPopulation[1],
      counts: histogram(engine.projection(0, 'w')),
    });
  }
  return runs;
}

function histogram(weights: ArrayLike<number>): number[] {
  const counts = new Array<number>(golden.bins).fill(0);
  for (let k = 0; k < weights.length; k++)
    counts[Math.min(golden.bins - 1, Math.floor((weights[k] / LARGEST) * golden.bins))]++;
  return counts;
}

/** Kolmogorov and Smirnov's: the furthest that the two shares of weights below any bound lie apart. */
function weightDistance(some: readonly Run[], others: readonly Run[]): number {
  let [apart, furthest] = [0, 0];
  for (let bin = 0; bin < golden.bins; bin++) {
    apart += mean(some, ({ counts }) => counts[bin]) - mean(others, ({ counts }) => counts[bin]);
    furthest = Math.max(furthest, Math.abs(apart));
  }
  return furthest / golden.inputs;
}

const spikeDistance = (some: readonly Run[], others: readonly Run[]): number =>
  Math.abs(mean(some, ({ spikes }) => spikes) - mean(others, ({ spikes }) => spikes));

function mean(runs: readonly Run[], of: (run: Run) => number): number {
  let sum = 0;
  for (const run of runs) sum += of(run);
  return sum / runs.length;
}

/** The distance between so many of Brian2's runs and the rest of them that is passed so seldom, by chance. */
function bound(distance: typeof weightDistance, count: number): number {
  const random = new RandomStream(1, 'splits', 'order');
  const distances = Array.from({ length: SPLITS }, (_, split) => {
    const order = golden.runs
      .map((run, k) => ({ run, place: random.uniform(k, split, 0) }))
      .sort((a, b) => a.place - b.place)
      .map(({ run }) => run);
    return distance(order.slice(0, count), order.slice(count));
  });
  return distances.sort((a, b) => a - b)[Math.floor((1 - SELDOM) * SPLITS)];
}

test('STDP on Poisson inputs ends as in Brian2', async () => {
  const runs = await ours(OUR_RUNS);
  for (const distance of [weightDistance, spikeDistance])
    expect(distance(runs, golden.runs)).toBeLessThan(bound(distance, runs.length));
});

test('with depression a twentieth stronger it would not', async () => {
  const runs = await ours(FEW_RUNS, ['projections.0.learn.Apost=-0.011']);
  for (const distance of [weightDistance, spikeDistance])
    expect(distance(runs, golden.runs)).toBeGreaterThan(bound(distance, runs.length));
});
