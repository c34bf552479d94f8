import { expect, it } from 'vitest';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { METHODS } from '../../../src/lab/methods.js';
import { Problem } from '../../../src/problem.js';

const method = METHODS.get('frontprop-convolution')!;
const options = { classes: 3, seed: 1, learningRate: 0.1, optimizer: 'adam', backend: makePlain() } as const;

it.each([
  [{ kernel: 2.5 }, /kernel/],
  [{ pool: 0 }, /pool/],
])('refuses %o', async (settings, message) => {
  const made = Promise.resolve(method.make({ ...options, widths: [16, 4], settings }));
  await expect(made).rejects.toThrow(Problem);
  await expect(made).rejects.toThrow(message);
});

it('refuses more kernels than there is room for', async () => {
  const made = Promise.resolve(method.make({ ...options, widths: [784, 1_000_000] }));
  await expect(made).rejects.toThrow(/1000000 kernels.*refused/);
});

it('pools no more places than there are', async () => {
  const learner = await method.make({ ...options, widths: [4, 3, 2], settings: { pool: 9 } });
  expect(learner.widths).toEqual([4, 2]);
  learner.dispose();
});

it('has a feature for each kernel in each square of places', async () => {
  const settings = { kernel: 3, pool: 2 };
  const learner = await method.make({ ...options, widths: [36, 4, 5], settings });
  expect(learner.widths).toEqual([36, 5]);
  expect(learner.layers().map(({ weights }) => [weights.count, weights.width])).toEqual([
    [4, 9],
    [5, 36],
  ]);
  learner.dispose();
});
