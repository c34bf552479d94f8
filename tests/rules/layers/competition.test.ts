/** Rules by which neurons compete for inputs, on pictures of digits. */
import { describe, expect, it } from 'vitest';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { untrained } from '../../../src/lab/baselines/untrained.js';
import { LAYER_METHODS } from '../../../src/lab/layers/layer-methods.js';
import type { Learner } from '../../../src/lab/learner.js';
import { nearestMean } from '../../../src/lab/readouts/nearest-mean.js';
import { rowOf, rowRange } from '../../../src/lab/rows.js';
import { byReadout } from '../../../src/lab/scoring.js';
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
