/**
 * How fast 784-500-10 learns by equilibrium propagation, 20 free and 4 nudged steps, beside peers/pytorch/equilibrium.py:
 *
 *     npm run build && node tests/bench/equilibrium/speed.mjs --data mnist --batch 1
 *
 * `--engine clocked` (compiled kernels), `batched` (`--backend tensorflow`, `wasm`, ...; `--tensorflow PATH` where tfjs-node lies
 * elsewhere) or `event-driven`. Prints one line of JSON: samples per second, and the mean, median and 99th percentile of the time of one update.
 */
import { parseArgs } from 'node:util';
import { BatchedLearner } from '../../../dist/engines/equilibrium/batched/batched-learner.js';
import { EventLearner } from '../../../dist/engines/equilibrium/event-driven/event-learner.js';
import { FusedLearner } from '../../../dist/engines/equilibrium/fused/fused-learner.js';
import { denseNetwork } from '../../../dist/engines/equilibrium/network.js';
import { chooseBackend } from '../../../dist/engines/tensor/choose.js';
import { loadDataset } from '../../../dist/node/index.js';
import { USUAL } from './usual.mjs';

const { values: given } = parseArgs({
  options: {
    engine: { type: 'string', default: 'clocked' },
    data: { type: 'string', default: 'mnist' },
    batch: { type: 'string', default: '1' },
    backend: { type: 'string', default: 'auto' },
    tensorflow: { type: 'string' },
    seconds: { type: 'string', default: '5' },
  },
});
const batch = Number(given.batch);
const { train } = await loadDataset(given.data, { cwd: process.cwd(), env: process.env });
const { inputs, labels } = train;
/** The rates are those of batches of 20; smaller ones need smaller steps. */
const pace = Math.min(1, batch / 20);
const settings = { ...USUAL, rates: [0.4 * pace, 0.1 * pace], seed: 1 };
const deltas = [0.1, 0.1];
const EVENTS = { freeTime: 10, nudgedTime: 2, deltas, nudgedDeltas: deltas };
const WIDTHS = [784, 500, 10];
let backend;
const ENGINES = {
  clocked: () => new FusedLearner(WIDTHS, settings),
  batched: async () => {
    ({ backend } = await chooseBackend(given.backend, { tensorflow: given.tensorflow }));
    return new BatchedLearner(denseNetwork(WIDTHS, settings.seed), settings, backend);
  },
  'event-driven': () => new EventLearner(WIDTHS, { ...settings, ...EVENTS }),
};
const learner = await ENGINES[given.engine]();

/** Milliseconds. */
const now = () => Number(process.hrtime.bigint()) / 1e6;
const times = [];
const begun = now();
for (
  let row = 0;
  now() - begun < 1000 * Number(given.seconds);
  row = (row + batch) % (inputs.count - batch + 1)
) {
  const identities = Array.from({ length: batch }, (_, k) => row + k);
  const start = now();
  learner.learn({
    inputs: { count: batch, width: 784, values: inputs.values.subarray(row * 784, (row + batch) * 784) },
    labels: labels.subarray(row, row + batch),
    identities,
  });
  times.push(now() - start);
}
const WARMING_UP = 0.1;
const warm = times.slice(Math.floor(WARMING_UP * times.length)).sort((a, b) => a - b);
const sum = warm.reduce((total, time) => total + time, 0);
const line = {
  engine: given.engine,
  ...(backend && { backend: backend.name }),
  batch,
  samplesPerSecond: Math.round((1000 * batch * warm.length) / sum),
  meanUs: Number(((1000 * sum) / warm.length).toFixed(1)),
  medianUs: Number((1000 * warm[Math.floor(warm.length / 2)]).toFixed(1)),
  p99Us: Number((1000 * warm[Math.floor(0.99 * warm.length)]).toFixed(1)),
};
process.stdout.write(`${JSON.stringify(line)}\n`);
