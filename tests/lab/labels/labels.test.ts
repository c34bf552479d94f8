/** Labels as part of the input: how they are mixed in, and what is said without them. */
import { describe, expect, it } from 'vitest';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { LabelledLearner } from '../../../src/lab/labels/labelled-learner.js';
import { mixLabels } from '../../../src/lab/labels/mix-labels.js';
import { withLabels } from '../../../src/lab/labels/with-labels.js';
import type { Learner } from '../../../src/lab/learner.js';
import { METHODS } from '../../../src/lab/methods.js';
import { NOTHING_ASKED } from '../../../src/lab/plain-audit.js';
import { newRows, type Rows } from '../../../src/lab/rows.js';
import { problemOf } from '../../equations/problem-of.js';
import { blobs } from '../blobs.js';

const TWO = newRows(2, 2, Float32Array.of(3, 4, 0, 0));

describe('labels in the input', () => {
  it('weigh what their strength says, as a share of the sample', () => {
    const mixed = mixLabels(TWO, { classes: 3, strength: 0.5 }, () => 1);
    expect([...mixed.values]).toEqual([3, 4, 0, 2.5, 0, 0, 0, 0, 0, 0]);
  });

  it('leave nothing where none is told', () => {
    expect([...mixLabels(TWO, { classes: 1, strength: 1 }).values]).toEqual([3, 4, 0, 0, 0, 0]);
  });
});

/** Its two units know x = (1, 0) as class 0 and x = (0, 1) as class 2, of three. */
function knowing(seen: Rows[]): Learner {
  const weights = newRows(2, 5, Float32Array.of(1, 0, 1, 0, 0, 0, 1, 0, 0, 1));
  return {
    widths: [5, 2],
    audit: NOTHING_ASKED,
    learn: ({ inputs }) => void seen.push(inputs),
    features: (inputs) => {
      const matches = newRows(inputs.count, 2);
      for (let at = 0; at < matches.values.length; at++)
        for (let k = 0; k < 5; k++)
          matches.values[at] += inputs.values[Math.floor(at / 2) * 5 + k] * weights.values[(at % 2) * 5 + k];
      return matches;
    },
    layers: () => [{ name: 'layer 1', weights, overInput: true }],
    save: () => ({}),
    restore() {},
    dispose() {},
  };
}

describe('a learner that is told labels', () => {
  const inputs = newRows(3, 2, Float32Array.of(1, 0, 0.4, 0.6, 0, 2));

  it('learns from samples with their labels', () => {
    const seen: Rows[] = [];
    new LabelledLearner(knowing(seen), { classes: 3, strength: 2 }).learn({
      inputs,
      labels: Uint8Array.of(0, 1, 2),
    });
    expect([...seen[0].values.subarray(10)]).toEqual([0, 2, 0, 0, 4]);
  });

  it('says the label with which some unit matches best; shows read-outs the sample alone; draws pixels', () => {
    const learner = new LabelledLearner(knowing([]), { classes: 3, strength: 1 });
    expect(learner.widths).toEqual([2, 2]);
    expect([...learner.predict(inputs)]).toEqual([0, 2, 2]);
    expect([...learner.features(inputs).values]).toEqual([...inputs.values]);
    expect([...learner.layers()[0].weights.values]).toEqual([1, 0, 0, 1]);
  });

  it('is any layer of a rule, and learns to say what is right', async () => {
    const method = withLabels('frontprop_winners', METHODS.get('frontprop_winners')!, 0.5);
    expect(method.defaults.readout).toBe('native');
    const learner = await method.make({
      widths: [16, 30],
      classes: 3,
      seed: 1,
      learningRate: 0.05,
      settings: { decay: 0.01 },
      optimizer: 'adam',
      batch: 1,
      backend: makePlain(),
    });
    const [train, test] = [blobs(1500, 16, 3, 1), blobs(90, 16, 3, 2)];
    learner.learn(train);
    const right = learner.predict!(test.inputs).filter((label, k) => label === test.labels[k]).length;
    expect(right / 90).toBeGreaterThan(0.85);
    learner.dispose();
  });

  it('is no baseline', () => {
    const { message } = problemOf(() => withLabels('pca', METHODS.get('pca')!, 1));
    expect(message).toContain('pca');
  });
});
