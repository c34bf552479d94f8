/** Power-law STDP, of which `hpc.yaml` says in equations what NEST says in code: the same weights from the same spikes. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadNetwork } from '../../../src/network/load.js';
import { packageFile } from '../../../src/node/package-file.js';
import { simulate } from '../../../src/simulation.js';

const [TAU_PLUS_MS, TAU_MINUS_MS, TICK_MS] = [15, 30, 0.1];
const [STEP, ALPHA, MU] = [0.1, 0.0513, 0.4];
const AMP_PER_PA = 1e-12;

interface Golden {
  readonly delayTicks: number;
  /** pA, as are the weights. */
  readonly initial: number;
  readonly synapses: readonly {
    readonly pre: readonly number[];
    readonly post: readonly number[];
    readonly weight: number;
  }[];
}

const golden: Golden = JSON.parse(
  readFileSync(new URL('../../golden/power_law_stdp/weights.json', import.meta.url), 'utf8'),
);
const { delayTicks } = golden;

/**
 * Morrison, Aertsen & Diesmann (2007), all pairs, the delay in the dendrite: what is heard of at once is no pair.
 *
 * @param pre ticks at which the source fires; `post`: the target.
 * @param until the last tick of which the synapse has heard.
 */
function weightAfter(
  initial: number,
  pre: readonly number[],
  post: readonly number[],
  until: number,
): number {
  const events = [
    ...post.map((tick) => ({ tick: tick + delayTicks, fires: 'post' })),
    ...pre.map((tick) => ({ tick, fires: 'pre' })),
  ].filter(({ tick }) => tick <= until);
  const trace = (fires: string, now: number, tauMs: number) =>
    events
      .filter((event) => event.fires === fires && event.tick < now)
      .reduce((sum, { tick }) => sum + Math.exp(((tick - now) * TICK_MS) / tauMs), 0);
  return events
    .sort((a, b) => a.tick - b.tick || (a.fires === 'post' ? -1 : 1))
    .reduce(
      (weight, { tick, fires }) =>
        fires === 'post'
          ? weight + STEP * weight ** MU * trace('pre', tick, TAU_PLUS_MS)
          : weight - STEP * ALPHA * weight * trace('post', tick, TAU_MINUS_MS),
      initial,
    );
}

/** Pairs that a synapse hears of at once. */
const atOnce = (pre: readonly number[], post: readonly number[]): number =>
  pre.filter((tick) => post.includes(tick - delayTicks)).length;

test('the rule is that of NEST', () => {
  for (const { pre, post, weight } of golden.synapses)
    expect(weightAfter(golden.initial, pre, post, pre[pre.length - 1])).toBeCloseTo(weight, 9);
  expect(golden.synapses.reduce((sum, { pre, post }) => sum + atOnce(pre, post), 0)).toBeGreaterThan(5);
});

test('the weights of hpc.yaml follow the rule', async () => {
  const [strength, ticks] = [400, 2000];
  const file = packageFile('networks/bench/hpc.yaml');
  const { description } = loadNetwork(readFileSync(file, 'utf8'), file, [
    ...['populations.exc.size=40', 'populations.dendrites.size=40', 'populations.inh.size=10'],
    ...[40, 10, 40, 10].map((degree, k) => `projections.${k}.connect.in_degree=${degree}`),
    `parameters.J=${strength} pA`,
  ]);
  const simulation = await simulate(description, { seed: 3 });
  const trains = Array.from({ length: 40 }, (): number[] => []);
  simulation.spikes$('exc').subscribe(({ tMs, neuron }) => trains[neuron].push(Math.round(tMs / TICK_MS)));
  simulation.step(ticks);
  expect(trains.flat().length).toBeGreaterThan(200);

  const plastic = simulation.circuit.projections.find(({ name }) => name === 'plastic');
  if (plastic === undefined) throw new Error('no plastic synapses');
  const weights = simulation.engine.projection(plastic.index, 'w');
  // All that synapses hear of comes a delay later, by way of the dendrites.
  const until = ticks - 1 - delayTicks;
  let together = 0;
  for (const [source, pre] of trains.entries()) {
    for (let synapse = plastic.rowStart[source]; synapse < plastic.rowStart[source + 1]; synapse++) {
      const post = trains[plastic.targets[synapse]];
      expect(weights[synapse] / AMP_PER_PA).toBeCloseTo(weightAfter(strength, pre, post, until), 6);
      together += atOnce(pre, post);
    }
  }
  expect(together).toBeGreaterThan(10);
});
