/** Rules by which neurons compete for inputs, on pictures of digits. */
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../src/clock/random.js';
import { makeKernelLayer } from '../../../src/engines/kernels/layer/layer.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { checkLayer } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { untrained } from '../../../src/lab/baselines/untrained.js';
import { LAYER_METHODS } from '../../../src/lab/layers/layer-methods.js';
import type { Learner } from '../../../src/lab/learner.js';
import { nearestMean } from '../../../src/lab/readouts/nearest-mean.js';
import { rowOf, rowRange } from '../../../src/lab/rows.js';
import { byReadout } from '../../../src/lab/scoring.js';
import { LAYER_RULES } from '../../../src/rules/layer-rules.js';
import { DIGIT_CLASSES, digits } from '../../lab/digits.js';

const UNITS = 60;
const EPOCHS = 3;
const { train, test } = digits(1400, 1 / 16);
const backend = makePlain();
const score = byReadout({
  readout: nearestMean,
  activation: 'squared-triangle',
  classes: DIGIT_CLASSES,
  seed: 1,
  backend,
});

async function taught(rule: string): Promise<Learner> {
  const method = LAYER_METHODS.get(rule)!;
  const { batch, learningRate } = method.defaults;
  const learner = await method.make({
    widths: [train.inputs.width, UNITS],
    classes: DIGIT_CLASSES,
    seed: 1,
    learningRate,
    optimizer: 'adam',
    batch,
    backend,
  });
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (let from = 0; from + batch <= train.inputs.count; from += batch)
      learner.learn({
        inputs: rowRange(train.inputs, from, from + batch),
        labels: train.labels.subarray(from, from + batch),
      });
  return learner;
}

describe.each(['softhebb', 'krotov_hopfield'])('%s', (rule) => {
  it('brings weights to length 1, and tells digits better than the same layer untrained', async () => {
    const learner = await taught(rule);
    const [{ weights }] = learner.layers();
    const beyond = Array.from({ length: UNITS }, (_, unit) => Math.hypot(...rowOf(weights, unit)) - 1).sort(
      (a, b) => a - b,
    );
    // They began at about 3.
    expect(Math.abs(beyond[UNITS / 2])).toBeLessThan(0.5);
    const never = untrained(train.inputs.width, UNITS, 1, backend);
    expect(score(learner, train, test).test).toBeGreaterThan(score(never, train, test).test + 0.03);
    learner.dispose();
  });
});

it('krotov_hopfield keeps its weights, however large the inputs', async () => {
  const checked = checkLayer(LAYER_RULES.get('krotov_hopfield')!, await loadParser());
  const [pre, post, count] = [4, 5, 5000];
  const layer = makeKernelLayer(checked, { pre, post }, { name: 'layer', seed: 1 }, 'f32');
  const random = new RandomStream(1, 'inputs', 'normal');
  for (let k = 0; k < count; k++) {
    const values = Float32Array.from({ length: pre }, (_, i) => 1000 * random.normal(i, k, 0));
    layer.present({ count: 1, width: pre, values });
    layer.learn();
  }
  expect(Math.max(...layer.read('w').map(Math.abs))).toBeLessThan(100);
});
