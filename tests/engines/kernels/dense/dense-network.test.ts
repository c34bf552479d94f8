import { expect, test } from 'vitest';
import { DenseNetwork } from '../../../../src/engines/kernels/dense/dense-network.js';

const WIDTHS = [5, 4, 6, 3];
const SAMPLE = Float32Array.of(0.5, 0, -1, 0.25, 2);

/** Numbers of order 1 without a pattern. */
const mixed = (length: number, seed: number): Float32Array =>
  Float32Array.from({ length }, (_, k) => ((((k + seed) * 7919) % 101) - 50) / 50);

function network(feedback: readonly { readonly sources: number; readonly targets: number }[] = []) {
  const made = new DenseNetwork(WIDTHS, feedback);
  made.layers.forEach(({ weights }, k) => {
    made.kernels.write(weights, mixed(WIDTHS[k] * WIDTHS[k + 1], k));
  });
  return made;
}

test('shares add up to 1, and the loss is what the right class lacks', () => {
  const made = network();
  const shares = made.answer(SAMPLE).slice();
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
  expect(made.judge(2)).toBeCloseTo(-Math.log(shares[2]), 6);
});

test('errors of the drive are slopes of the loss', () => {
  const made = network();
  const lossWith = (layer: number, unit: number, nudge: number): number => {
    const bias = made.kernels.numbers(made.layers[layer].bias);
    bias[unit] = nudge;
    made.answer(SAMPLE);
    const loss = made.judge(1);
    bias[unit] = 0;
    return loss;
  };
  made.answer(SAMPLE);
  made.judge(1);
  made.sendBack(1);
  made.sendBack(0);
  const errors = made.layers.map(({ error }) => made.kernels.numbers(error).slice());
  const nudge = 0.01;
  errors.forEach((error, layer) => {
    for (let unit = 0; unit < error.length; unit++) {
      const slope = (lossWith(layer, unit, nudge) - lossWith(layer, unit, -nudge)) / (2 * nudge);
      expect(error[unit]).toBeCloseTo(slope, 3);
    }
  });
});

test('errors go through other weights, from any layer above, where a rule says so', () => {
  const made = network([{ sources: 4, targets: 3 }]);
  const [direct] = made.feedback;
  const values = mixed(12, 9);
  made.kernels.write(direct, values);
  made.answer(SAMPLE);
  made.judge(0);
  const output = made.kernels.numbers(made.layers[2].error);
  const hidden = made.activity(0);
  made.sendBack(0, direct, 2);
  const error = made.kernels.numbers(made.layers[0].error);
  for (let unit = 0; unit < 4; unit++) {
    const told = output.reduce((sum, e, j) => sum + e * values[j * 4 + unit], 0);
    expect(error[unit]).toBeCloseTo(told * (1 - hidden[unit] ** 2), 5);
  }
});

test('weights of inputs that are 0 stay as they are', () => {
  const made = network();
  const [{ weights }] = made.layers;
  const before = made.kernels.read(weights);
  made.answer(SAMPLE);
  made.judge(0);
  made.sendBack(1);
  made.sendBack(0);
  made.learn(0.1);
  const after = made.kernels.read(weights);
  const moved = after.map((weight, at) => Number(weight !== before[at]));
  for (let unit = 0; unit < 4; unit++)
    expect([...moved.subarray(unit * 5, unit * 5 + 5)]).toEqual([1, 0, 1, 1, 1]);
});

test('where weights became infinite, learning says that it diverged', () => {
  const made = network();
  made.kernels.write(made.layers[0].weights, mixed(20, 0).fill(Number.POSITIVE_INFINITY));
  expect(() => made.answer(SAMPLE)).toThrow('diverged');
});
