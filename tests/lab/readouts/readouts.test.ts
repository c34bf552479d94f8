/** Held to scikit-learn (tests/golden/lab/make.py) on the 8x8 digits. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { firstSamples } from '../../../src/data/pick.js';
import { makeKernels } from '../../../src/engines/tensor/kernels/index.js';
import { accuracy } from '../../../src/lab/metrics/accuracy.js';
import { READOUTS } from '../../../src/lab/readouts/index.js';
import { newRows } from '../../../src/lab/rows.js';
import { DIGIT_CLASSES, digits } from '../digits.js';

const golden = JSON.parse(
  readFileSync(new URL('../../golden/lab/readouts.json', import.meta.url), 'utf8'),
) as {
  train: number;
  logistic: number;
  logisticPredicted: number[];
  knn: { predicted: number[]; open: boolean[] };
  knnCosine: { predicted: number[]; open: boolean[] };
  mean: number[];
};
const { train, test: asked } = digits(golden.train);
const backend = makeKernels();

function predictions(name: string, seed = 1): number[] {
  const readout = READOUTS.get(name)!;
  const classifier = readout({ train, classes: DIGIT_CLASSES, seed, backend });
  return [...classifier.predict(asked.inputs)];
}

test.each([
  ['knn', golden.knn],
  ['knn-cosine', golden.knnCosine],
])(
  '%s says what scikit-learn says, but where several neighbours are as near',
  (name, { predicted, open }) => {
    const ours = predictions(name);
    const wrong = ours.flatMap((label, k) => (label !== predicted[k] && !open[k] ? [k] : []));
    expect(wrong).toEqual([]);
  },
);

test('the nearest mean is the one scikit-learn finds', () => {
  expect(predictions('mean')).toEqual(golden.mean);
});

test('the logistic probe is as good as LogisticRegression within a point', () => {
  const first = predictions('logistic');
  const score = accuracy(first, asked.labels);
  expect(Math.abs(score - golden.logistic)).toBeLessThan(0.01);
  expect(accuracy(first, golden.logisticPredicted)).toBeGreaterThan(0.97);
  expect(backend.held.matrices).toBe(0);
});

test('a probe is the same for the same seed', () => {
  const some = firstSamples(train, 300);
  const probe = (seed: number) =>
    READOUTS.get('logistic')!({ train: some, classes: DIGIT_CLASSES, seed, backend }).predict(asked.inputs);
  expect(probe(1)).toEqual(probe(1));
});

test('a class that was never shown is never said; fewer samples than neighbours are enough', () => {
  const few = { inputs: newRows(2, 1, Float32Array.of(1, 3)), labels: Uint8Array.of(2, 0) };
  const questions = newRows(3, 1, Float32Array.of(0, 4, 1.4));
  for (const [name, readout] of READOUTS) {
    const classifier = readout({ train: few, classes: 4, seed: 0, backend });
    const answers = [...classifier.predict(questions)];
    expect(answers.every((label) => label === 0 || label === 2)).toBe(true);
    if (name === 'mean' || name === 'logistic') expect(answers).toEqual([2, 0, 2]);
  }
});
