/** Batches of images learn as the plain loops over a `ConvolutionBond` do. */
import { expect, it } from 'vitest';
import { BatchedLearner } from '../../../src/engines/equilibrium/batched/batched-learner.js';
import { ConvolutionBond } from '../../../src/engines/equilibrium/convolution-bond.js';
import { DenseBond } from '../../../src/engines/equilibrium/dense-bond.js';
import { type EulerSettings, usualSettings } from '../../../src/engines/equilibrium/learner.js';
import { networkOf } from '../../../src/engines/equilibrium/network.js';
import { clockedPhases, PlainLearner } from '../../../src/engines/equilibrium/plain-learner.js';
import type { Pooling } from '../../../src/engines/tensor/backend.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { eqprop } from '../../../src/rules/equilibrium/eqprop.js';
import { compiled, usual } from './programs.js';
import { randomSamples } from './random-samples.js';

const SEED = 3;
const CLASSES = 4;

/** Two convolutions, the first over images of 8 by 8, then a dense bond. */
function twoConvolutions(by: Pooling | undefined) {
  const pooling = by && { by, size: 2 };
  const kernel = { kernelHeight: 3, kernelWidth: 3, stride: 1, padding: 1 };
  const first = new ConvolutionBond({
    window: { height: 8, width: 8, channels: 1, ...kernel },
    filters: 3,
    pooling,
  });
  const side = by === undefined ? 8 : 4;
  const second = new ConvolutionBond({
    window: { height: side, width: side, channels: 3, ...kernel },
    filters: 2,
    pooling,
  });
  return networkOf([first, second, new DenseBond(second.post, CLASSES)], SEED);
}

const decaying = compiled({
  ...eqprop,
  on_change: `
    w += rate / beta * rho_pre * drho_post - 0.05 * w
    b += rate / beta * drho`,
});

it.each([
  ['mean', usual],
  ['max', usual],
  [undefined, usual],
  ['max', decaying],
] as const)('with %s pooling', (pooling, program) => {
  const settings: EulerSettings = {
    ...usualSettings(program),
    ...{ rates: [0.2, 0.1, 0.1], seed: SEED, nudging: 'centred', freeSteps: 8 },
  };
  const network = twoConvolutions(pooling);
  const batched = new BatchedLearner(twoConvolutions(pooling), settings, makePlain());
  const plain = new PlainLearner(network, settings, clockedPhases(network, settings));
  const first = plain.parameters();
  for (let batch = 0; batch < 2; batch++) {
    const samples = randomSamples(network.widths, 3, batch, true);
    // Empty parts of an image make ties, of which the first wins.
    const values = Float32Array.from(samples.inputs.values, (value, k) => (k % 64 < 24 ? 0 : value));
    const empty = { ...samples, inputs: { ...samples.inputs, values } };
    expect(batched.learn(empty)).toBeCloseTo(plain.learn(empty), 5);
  }
  const [all, wanted] = [batched.parameters(), plain.parameters()];
  for (const kind of ['weights', 'biases'] as const)
    wanted[kind].forEach((numbers, l) => {
      const moved = Math.max(...numbers.map((value, k) => Math.abs(value - first[kind][l][k])));
      expect(moved).toBeGreaterThan(1e-4);
      numbers.forEach((value, k) => {
        expect(Math.abs(all[kind][l][k] - value)).toBeLessThan(1e-3 * moved);
      });
    });
  batched.outputs(randomSamples(network.widths, 2, 9, true).inputs).forEach((value) => {
    expect(value).toBeGreaterThanOrEqual(0);
  });
});
