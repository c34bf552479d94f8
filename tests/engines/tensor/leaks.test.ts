/** Ten thousand steps leave no more memory in use than ten. */
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../src/engines/tensor/backend.js';
import { binary, number, symbol } from '../../../src/equations/expression.js';
import { BACKENDS } from './backends.js';

const STEPS = 10_000;
const countTensors = (): number => tf.engine().state.numTensors;

/** One of every operation, with matrices that stay and matrices that go. */
function stepper(backend: Backend): () => void {
  const [x, y, w] = [backend.matrix(2, 5), backend.matrix(2, 3), backend.matrix(3, 5)];
  const sums = backend.matrix(1, 3);
  const decay = backend.compile(binary('*', symbol('w'), binary('-', number(1), symbol('s'))));
  const window = { height: 1, width: 5, channels: 1, kernelHeight: 1, kernelWidth: 2, stride: 1, padding: 0 };
  const plan = backend.record(() => {
    const shares = backend.matrix(2, 3);
    backend.softmaxRows(shares, y);
    backend.reduce(sums, shares, 'mean', 'perColumn');
    backend.pool(backend.matrix(2, 4), x, window, 'max');
    decay(w, { w, s: 0.1 });
  });
  return () =>
    backend.within(() => {
      backend.write(x, [1, 2, 3, 4, 5, 5, 4, 3, 2, 1]);
      backend.matmul(y, x, w, { transposeB: true, scale: 0.5 });
      backend.softmaxRows(y, y);
      backend.reduce(sums, y, 'mean', 'perColumn');
      decay(w, { w, s: 0.1 });
      backend.matmul(w, y, x, { transposeA: true, scale: 0.1, keep: 1 });
      backend.topColumns(backend.matrix(2, 1), y);
      backend.markTop(backend.matrix(2, 3), y, 2);
      backend.gatherRows(backend.matrix(1, 5), w, [2]);
      const patches = backend.matrix(8, 2);
      backend.unfold(patches, x, window);
      backend.fold(x, patches, window);
      backend.pool(backend.matrix(2, 4), backend.view(x, 2, 5), window, 'max');
      backend.read(y);
      plan.run();
    });
}

describe.each([...BACKENDS])('the backend %s', (_name, make) => {
  it('leaks nothing', async () => {
    const backend = await make();
    const step = stepper(backend);
    step();
    const [held, tensors] = [backend.held, countTensors()];
    for (let i = 0; i < STEPS; i++) step();
    expect(backend.held).toEqual(held);
    expect(countTensors()).toBe(tensors);
    backend.close();
    expect(backend.held).toEqual({ matrices: 0, bytes: 0 });
  });
});
