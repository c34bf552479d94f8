/**
 * How fast 784-500 learns by Frontprop in batches, beside peers/pytorch/frontprop_batch.py:
 *
 *     npm run build && node tests/bench/frontprop/batch.mjs backend=tensorflow batch=64
 *
 * SYNFIRE_TFJS_NODE names the module that tests/bench/tfjs-node.sh has built. Prints one line of JSON: samples per second, and the
 * mean, median and 99th percentile of the time of one update.
 */
import { built, given } from './built.mjs';

const { makeTensorLayer } = await built('engines/tensor/layer/layer');
const { chooseBackend } = await built('engines/tensor/choose');
const { checkLayer } = await built('equations/layer/index');
const { loadParser } = await built('equations/parser');
const { frontpropBatch } = await built('rules/frontprop/frontprop-batch');

const [PRE, POST] = [784, 500];
const SAMPLES = 4096;
const SHARE_OF_ZEROS = 0.8;
const WARMING_UP = 0.1;

const { backend: name, batch, seconds } = given({ backend: 'auto', batch: 64, seconds: 3 });
const { backend } = await chooseBackend(name, { tensorflow: process.env.SYNFIRE_TFJS_NODE, batch });
const layer = makeTensorLayer(
  checkLayer(frontpropBatch, await loadParser()),
  { pre: PRE, post: POST },
  { name: 'layer', seed: 1 },
  backend,
);

let state = 1;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
const samples = Float32Array.from({ length: SAMPLES * PRE }, () =>
  random() < SHARE_OF_ZEROS ? 0 : random(),
);

/** Milliseconds. */
const now = () => Number(process.hrtime.bigint()) / 1e6;
const times = [];
const begun = now();
for (let row = 0; now() - begun < 1000 * seconds; row = (row + batch) % (SAMPLES - batch + 1)) {
  const values = samples.subarray(row * PRE, (row + batch) * PRE);
  const start = now();
  layer.present({ count: batch, width: PRE, values });
  layer.learn();
  times.push(now() - start);
}
const warm = times.slice(Math.floor(WARMING_UP * times.length)).sort((a, b) => a - b);
const sum = warm.reduce((total, time) => total + time, 0);
const line = {
  backend: backend.name,
  batch,
  samplesPerSecond: Math.round((1000 * batch * warm.length) / sum),
  meanUs: Number(((1000 * sum) / warm.length).toFixed(1)),
  medianUs: Number((1000 * warm[Math.floor(warm.length / 2)]).toFixed(1)),
  p99Us: Number((1000 * warm[Math.floor(0.99 * warm.length)]).toFixed(1)),
};
process.stdout.write(`${JSON.stringify(line)}\n`);
