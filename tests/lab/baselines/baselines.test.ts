import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { firstSamples } from '../../../src/data/pick.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { Backprop } from '../../../src/lab/baselines/backprop.js';
import { KMeans } from '../../../src/lab/baselines/k-means.js';
import { Pca } from '../../../src/lab/baselines/pca.js';
import { rowOf } from '../../../src/lab/rows.js';
import { blobs } from '../blobs.js';
import { digits } from '../digits.js';

const backend = makePlain();

test('components are the axes NumPy finds', () => {
  const golden = JSON.parse(readFileSync(new URL('../../golden/lab/pca.json', import.meta.url), 'utf8')) as {
    train: number;
    axes: number[][];
  };
  const { train } = digits(golden.train);
  const pca = new Pca(train.inputs.width, golden.axes.length, backend);
  pca.begin(train);
  pca.learn(train);
  pca.endEpoch();
  const [{ weights }] = pca.layers();
  golden.axes.forEach((axis, k) => {
    const cosine = rowOf(weights, k).reduce((sum, entry, at) => sum + entry * axis[at], 0);
    expect(Math.abs(cosine)).toBeGreaterThan(0.99999);
  });
  pca.dispose();
});

test('k-means is Lloyd\u2019s, step for step', () => {
  const samples = blobs(200, 5, 4, 3);
  const learner = new KMeans(5, 4, 1, backend);
  learner.begin(samples);
  const centres = Array.from({ length: 4 }, (_, k) => [...rowOf(learner.layers()[0].weights, k)]);
  let lastLoss = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < 5; pass++) {
    const loss = learner.learn(samples);
    learner.endEpoch();
    expect(loss).toBeLessThanOrEqual(lastLoss + 1e-6);
    lastLoss = loss;
    expect(loss).toBeCloseTo(slowPass(samples.inputs.values, centres), 5);
    centres.forEach((centre, k) => {
      rowOf(learner.layers()[0].weights, k).forEach((entry, at) => {
        expect(entry).toBeCloseTo(centre[at], 4);
      });
    });
  }
  learner.dispose();
});

/** Moves the centres, and gives the mean squared distance there was before. */
function slowPass(values: Float32Array, centres: number[][]): number {
  const width = centres[0].length;
  const sums = centres.map(() => ({ count: 0, sum: new Array<number>(width).fill(0) }));
  let loss = 0;
  for (let at = 0; at < values.length; at += width) {
    const distances = centres.map((centre) =>
      centre.reduce((sum, entry, k) => sum + (values[at + k] - entry) ** 2, 0),
    );
    const least = Math.min(...distances);
    loss += least / (values.length / width);
    const nearest = sums[distances.indexOf(least)];
    nearest.count++;
    for (let k = 0; k < width; k++) nearest.sum[k] += values[at + k];
  }
  sums.forEach(({ count, sum }, c) => {
    if (count > 0) centres[c] = sum.map((entry) => entry / count);
  });
  return loss;
}

test('backpropagation goes down the slope that differences of its loss show', () => {
  const samples = blobs(24, 5, 3, 4);
  const options = { widths: [5, 6, 4, 3], optimizer: 'sgd', learningRate: 0.1, seed: 2 } as const;
  const learner = new Backprop(options, backend);
  const before = learner.save();
  learner.learn(samples);
  const after = learner.save();
  const nudge = 0.01;
  for (const [name, start] of Object.entries(before)) {
    for (const at of [0, start.length >> 1, start.length - 1]) {
      const lossWith = (change: number) => {
        const changed = start.slice();
        changed[at] += change;
        learner.restore({ ...before, [name]: changed });
        return learner.learn(samples);
      };
      const slope = (lossWith(nudge) - lossWith(-nudge)) / (2 * nudge);
      expect((start[at] - after[name][at]) / options.learningRate).toBeCloseTo(slope, 3);
    }
  }
  learner.dispose();
});

test('the last hidden layer is what read-outs see; without one, the input', () => {
  const samples = firstSamples(blobs(10, 5, 3, 4), 4);
  const options = { optimizer: 'adam', learningRate: 0.1, seed: 2 } as const;
  const deep = new Backprop({ widths: [5, 6, 4, 3], ...options }, backend);
  const flat = new Backprop({ widths: [5, 3], ...options }, backend);
  expect(deep.features(samples.inputs).width).toBe(4);
  expect(flat.features(samples.inputs)).toBe(samples.inputs);
  deep.dispose();
  flat.dispose();
});
