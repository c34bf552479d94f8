import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Split } from '../../../src/data/dataset.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { Backprop } from '../../../src/lab/baselines/backprop.js';
import { OnlineBackprop } from '../../../src/lab/baselines/online-backprop.js';
import { METHODS } from '../../../src/lab/methods.js';
import { newRows } from '../../../src/lab/rows.js';

const backend = makePlain();
const RELATIVE = 1e-5;

/** Mostly silent, as pictures are. */
const input = fc.oneof(fc.constant(0), fc.float({ min: -2, max: 2, noNaN: true }));
const width = fc.integer({ min: 1, max: 21 });

const samples = fc
  .tuple(fc.array(width, { minLength: 2, maxLength: 5 }), fc.array(input, { minLength: 63, maxLength: 63 }))
  .map(([widths, values]): { widths: readonly number[]; steps: readonly Split[] } => {
    const [inputs, classes] = [widths[0], widths[widths.length - 1]];
    const steps = [0, 1, 2].map((k) => ({
      inputs: newRows(1, inputs, Float32Array.from(values.slice(k * inputs, (k + 1) * inputs))),
      labels: Uint8Array.of((k * 7) % classes),
    }));
    return { widths, steps };
  });

test('sample by sample it is backpropagation by tensors, within the rounding of f32', () => {
  fc.assert(
    fc.property(samples, fc.nat(), ({ widths, steps }, seed) => {
      const options = { widths, optimizer: 'sgd', learningRate: 0.1, seed } as const;
      const tensors = new Backprop(options, backend);
      const kernels = new OnlineBackprop(options);
      for (const step of steps) expectClose([kernels.learn(step)], [tensors.learn(step)]);
      const [learned, wanted] = [kernels.save(), tensors.save()];
      expect(Object.keys(learned)).toEqual(Object.keys(wanted));
      for (const [name, values] of Object.entries(wanted)) expectClose(learned[name], values);
      for (const { inputs } of steps)
        expectClose(kernels.features(inputs).values, tensors.features(inputs).values);
      kernels.layers().forEach(({ weights }, k) => {
        expectClose(weights.values, tensors.layers()[k].weights.values);
      });
      tensors.dispose();
    }),
    { numRuns: 60 },
  );
});

function expectClose(values: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(values.length).toBe(wanted.length);
  const largest = Math.max(1, ...Array.from(wanted, Math.abs));
  for (let k = 0; k < wanted.length; k++)
    expect(Math.abs(values[k] - wanted[k]) / largest).toBeLessThan(RELATIVE);
}

const SAMPLE = { inputs: newRows(1, 3, Float32Array.of(1, 0, -1)), labels: Uint8Array.of(1) };
const OPTIONS = { widths: [3, 4, 2], optimizer: 'sgd', learningRate: 0.1, seed: 1 } as const;

test('it goes on where tensors stopped, and gives what it was restored to', () => {
  const tensors = new Backprop(OPTIONS, backend);
  tensors.learn(SAMPLE);
  const kernels = new OnlineBackprop({ ...OPTIONS, seed: 2 });
  kernels.restore(tensors.save());
  expect(kernels.save()).toEqual(tensors.save());
  expect([...kernels.predict(SAMPLE.inputs)]).toEqual([...tensors.predict(SAMPLE.inputs)]);
  expect(() => kernels.restore({})).toThrow('no numbers for weights.1');
  tensors.dispose();
});

test('a sample that is not made of numbers is refused, and changes nothing', () => {
  const learner = new OnlineBackprop(OPTIONS);
  const before = learner.save();
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const inputs = newRows(1, 3, Float32Array.of(0, wrong, 1));
    expect(() => learner.learn({ inputs, labels: SAMPLE.labels })).toThrow('Number 1 of the sample');
  }
  expect(learner.save()).toEqual(before);
  learner.learn(SAMPLE);
  expect(learner.save()).not.toEqual(before);
});

test('a batch of one sample goes by kernels unless Adam or another engine is asked for', async () => {
  const make = (options: object) =>
    METHODS.get('backprop')!.make({ ...OPTIONS, classes: 2, batch: 1, engine: 'auto', backend, ...options });
  expect(await make({})).toBeInstanceOf(OnlineBackprop);
  for (const other of [{ optimizer: 'adam' }, { batch: 2 }, { engine: 'tensor' }])
    expect(await make(other)).toBeInstanceOf(Backprop);
  expect(() => make({ engine: 'kernels', optimizer: 'adam' })).toThrow('do not learn by adam');
});
