import { describe, expect, it } from 'vitest';
import { makePlainLayer } from '../../../src/engines/layer/plain.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { checkLayer } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import type { Learner } from '../../../src/lab/learner.js';
import { InfonceLearner } from '../../../src/lab/pairs/infonce-learner.js';
import { infonceMethod } from '../../../src/lab/pairs/infonce-method.js';
import { Views } from '../../../src/lab/pairs/views.js';
import { newRows, rowRange } from '../../../src/lab/rows.js';
import { infonceHebb } from '../../../src/rules/hebbian/infonce-hebb.js';
import { DIGIT_CLASSES, digits } from '../digits.js';

const parse = await loadParser();
const SAMPLES = 1000;
const BATCH = 50;
const { inputs, labels } = digits(SAMPLES, 1 / 16).train;

describe('a learner on pairs', () => {
  it('climbs the gradient of InfoNCE over the batch', () => {
    const [size, temperature, eta, count] = [{ pre: 5, post: 3 }, 0.5, 1, 4];
    const checked = checkLayer(
      { ...infonceHebb, parameters: { eta, temperature }, init: { w: 'randn()' } },
      parse,
    );
    const layer = makePlainLayer(checked, size, { name: 'layer', seed: 1 });
    const views = new Views(1, { shift: 0, noise: 0.3 });
    const learner = new InfonceLearner(layer, size, temperature, views);
    const samples = newRows(
      count,
      5,
      Float32Array.from({ length: count * 5 }, (_, k) => ((k * 7) % 11) / 11),
    );
    const [anchors, others] = [views.of(samples, 0), views.of(samples, count)];
    const before = layer.read('w');
    /** Mean log share of each anchor's own other, in f64. */
    const score = (w: Float64Array): number => {
      const answer = (from: Float32Array, row: number, j: number) =>
        Array.from({ length: 5 }, (_, i) => from[row * 5 + i] * w[i * 3 + j]).reduce((a, b) => a + b);
      let sum = 0;
      for (let a = 0; a < count; a++) {
        const logits = Array.from(
          { length: count },
          (_, b) =>
            [0, 1, 2]
              .map((j) => answer(anchors.values, a, j) * answer(others.values, b, j))
              .reduce((x, y) => x + y) / temperature,
        );
        sum += logits[a] - Math.log(logits.reduce((x, y) => x + Math.exp(y), 0));
      }
      return sum / count;
    };
    const loss = learner.learn({ inputs: samples, labels: new Uint8Array(count) });
    expect(loss).toBeCloseTo(-score(before), 5);
    const after = layer.read('w');
    const step = 1e-5;
    for (let s = 0; s < before.length; s++) {
      const [up, down] = [before.slice(), before.slice()];
      up[s] += step;
      down[s] -= step;
      // Shares are f32.
      expect((after[s] - before[s]) / eta).toBeCloseTo((score(up) - score(down)) / (2 * step), 5);
    }
  });

  it('comes to tell which views are of one digit', async () => {
    const learner = await made({ learningRate: 0.1, batch: BATCH });
    const first = taught(learner);
    for (let pass = 0; pass < 2; pass++) taught(learner);
    // It knew nothing: each view of the batch was as likely.
    expect(first).toBeGreaterThan(0.9 * Math.log(BATCH));
    expect(taught(learner)).toBeLessThan(first - 0.3);
    learner.dispose();
  });

  it('says that it diverged', async () => {
    const learner = await made({ learningRate: 30, batch: BATCH });
    expect(() => {
      for (let pass = 0; pass < 5; pass++) taught(learner);
    }).toThrow(/diverged|smaller rate/);
    learner.dispose();
  });

  it('wants two samples in a batch', async () => {
    await expect(made({ learningRate: 0.1, batch: 1 })).rejects.toThrow('batch');
  });
});

const made = ({ learningRate, batch }: { learningRate: number; batch: number }) =>
  infonceMethod.make({
    widths: [64, 40],
    classes: DIGIT_CLASSES,
    seed: 1,
    learningRate,
    optimizer: 'adam',
    batch,
    backend: makePlain(),
  });

/** The mean loss of a pass. */
function taught(learner: Pick<Learner, 'learn'>): number {
  let sum = 0;
  for (let from = 0; from < SAMPLES; from += BATCH)
    sum += learner.learn({
      inputs: rowRange(inputs, from, from + BATCH),
      labels: labels.subarray(from, from + BATCH),
    })!;
  return (sum * BATCH) / SAMPLES;
}
