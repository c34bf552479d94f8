import { expect, test } from 'vitest';
import { newRows } from '../../src/lab/rows.js';
import { checkSamples, firstSamples, pickSamples, type Samples } from '../../src/lab/samples.js';
import { Problem } from '../../src/problem.js';

const some: Samples = { inputs: newRows(3, 2, Float32Array.of(1, 2, 3, 4, 5, 6)), labels: [0, 1, 2] };

test('rows keep their labels', () => {
  const { inputs, labels } = pickSamples(some, [2, 0]);
  expect([...inputs.values]).toEqual([5, 6, 1, 2]);
  expect([...(labels as Uint32Array)]).toEqual([2, 0]);
  expect(firstSamples(some, 2).inputs.count).toBe(2);
  expect(firstSamples(some, 9).labels.length).toBe(3);
});

test('what cannot be learned from is refused by name', () => {
  const refused = (samples: Samples, words: RegExp, width = 2, classes = 3) => {
    const check = () => checkSamples('the test samples', samples, width, classes);
    expect(check).toThrow(Problem);
    expect(check).toThrow(words);
  };
  checkSamples('the test samples', some, 2, 3);
  refused({ inputs: newRows(0, 2), labels: [] }, /no samples in the test samples/);
  refused(some, /has 2 numbers; the network takes 3/, 3);
  refused({ ...some, labels: [0, 1] }, /3 samples and 2 labels/);
  refused(some, /label of sample 2 .* is 2; there are 2 classes/, 2, 2);
  refused({ ...some, labels: [0, 0.5, 1] }, /label of sample 1/);
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
    refused({ ...some, inputs: newRows(3, 2, Float32Array.of(1, 2, 3, bad, 5, 6)) }, /Number 1 of sample 1/);
  }
});
