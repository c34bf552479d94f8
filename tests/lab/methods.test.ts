/** What every method of learning must keep to, whatever it learns. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Split } from '../../src/data/dataset.js';
import { firstSamples, pickSamples } from '../../src/data/pick.js';
import { makePlain } from '../../src/engines/tensor/plain/index.js';
import type { Learner } from '../../src/lab/learner.js';
import { METHODS } from '../../src/lab/methods.js';
import { blobs } from './blobs.js';

/** A square, for methods that look at images. */
const WIDTH = 16;
const CLASSES = 3;
const QUICK = 0.01;
const train = blobs(120, WIDTH, CLASSES, 1);
const backend = makePlain();

const batchAt = (from: number, size: number): Split =>
  pickSamples(
    train,
    Array.from({ length: size }, (_, k) => (from + k) % train.inputs.count),
  );

describe.each([...METHODS])('%s', (_, method) => {
  const { defaults } = method;
  const make = async (seed = 1): Promise<Learner> => {
    const learner = await method.make({
      widths: method
        .widths(WIDTH, CLASSES)
        .map((width, k, all) => (k === 0 || k === all.length - 1 ? Math.min(width, WIDTH) : 8)),
      classes: CLASSES,
      seed,
      // Quick, for few and small samples; what predicts without Adam has a larger one of its own.
      learningRate: defaults.readout === 'native' ? Math.max(QUICK, defaults.learningRate) : QUICK,
      optimizer: 'adam',
      backend,
    });
    learner.begin?.(train);
    return learner;
  };
  const teach = (learner: Learner, from: number, steps: number) => {
    for (let step = 0; step < steps; step++) learner.learn(batchAt(from + 16 * step, 16));
    learner.endEpoch?.();
  };
  const shown = firstSamples(train, 20).inputs;

  beforeAll(() => expect(backend.held.matrices).toBe(0));

  test('starts where it says, and takes its own defaults', async () => {
    expect(method.refuses(method.widths(WIDTH, CLASSES), CLASSES)).toBeUndefined();
    expect(defaults.epochs).toBeGreaterThan(0);
    const learner = await make();
    expect(learner.widths[0]).toBe(WIDTH);
    learner.dispose();
  });

  test('the same seed learns the same; asking changes nothing, and neither do samples', async () => {
    const [a, b] = [await make(), await make()];
    const before = train.inputs.values.slice();
    for (let k = 0; k < 3; k++) {
      teach(a, 48 * k, 3);
      teach(b, 48 * k, 3);
      a.features(shown);
      a.predict?.(shown);
      a.layers();
    }
    expect(a.features(shown)).toEqual(b.features(shown));
    expect(train.inputs.values).toEqual(before);
    a.dispose();
    b.dispose();
  });

  test('restored in the middle, it has the same future', async () => {
    const [whole, later] = [await make(), await make()];
    teach(later, 7, 3);
    teach(whole, 0, 4);
    whole.learn(batchAt(64, 16));
    const state = whole.save();
    teach(whole, 80, 2);
    later.restore(state);
    teach(later, 80, 2);
    expect(later.features(shown)).toEqual(whole.features(shown));
    expect(later.predict?.(shown)).toEqual(whole.predict?.(shown));
    whole.dispose();
    later.dispose();
  });

  test('batches of any size; rows of features do not depend on each other; no memory is lost', async () => {
    const learner = await make();
    learner.learn(batchAt(0, 1));
    // By then engines have made what they keep for batches of one size.
    for (let step = 1; step < 5; step++) learner.learn(batchAt(step, 16));
    const { matrices } = backend.held;
    for (let step = 0; step < 20; step++) learner.learn(batchAt(step, 16));
    learner.endEpoch?.();
    expect(backend.held.matrices).toBe(matrices);
    const features = learner.features(shown);
    expect(features.count).toBe(shown.count);
    const one = learner.features(firstSamples(train, 1).inputs);
    for (let k = 0; k < one.width; k++) expect(one.values[k]).toBeCloseTo(features.values[k], 4);
    expect(features.values.every(Number.isFinite)).toBe(true);
    learner.dispose();
    expect(backend.held.matrices).toBe(0);
  });

  test('what predicts learns to', async () => {
    const learner = await make();
    if (learner.predict === undefined) return learner.dispose();
    for (let epoch = 0; epoch < 30; epoch++) teach(learner, 0, 8);
    const test = blobs(90, WIDTH, CLASSES, 2);
    const right = learner.predict(test.inputs).filter((label, k) => label === test.labels[k]).length;
    expect(right / 90).toBeGreaterThan(0.9);
    learner.dispose();
  });
});
