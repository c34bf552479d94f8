/** Kernels and matrices compute what the plain loops compute, within the rounding of f32. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchedLearner } from '../../../src/engines/equilibrium/batched/batched-learner.js';
import { FusedLearner } from '../../../src/engines/equilibrium/fused/fused-learner.js';
import {
  type EquilibriumLearner,
  type EulerSettings,
  usualSettings,
} from '../../../src/engines/equilibrium/learner.js';
import { denseNetwork } from '../../../src/engines/equilibrium/network.js';
import { clockedPhases, PlainLearner } from '../../../src/engines/equilibrium/plain-learner.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { usual, withCost } from './programs.js';
import { randomSamples } from './random-samples.js';

/** Of f32 through three updates of up to 28 steps each; 2.5e-5 was seen. */
const RELATIVE = 1e-4;

function settingsFor(widths: readonly number[], more: Partial<EulerSettings>): EulerSettings {
  return { ...usualSettings(usual), rates: widths.slice(1).map(() => 0.2), seed: 1, ...more };
}

function plain(widths: readonly number[], settings: EulerSettings): EquilibriumLearner {
  const network = denseNetwork(widths, settings.seed);
  return new PlainLearner(network, settings, clockedPhases(network, settings));
}

function expectAlike(one: EquilibriumLearner, other: EquilibriumLearner): void {
  const [a, b] = [one.parameters(), other.parameters()].map(({ weights, biases }) =>
    [...weights, ...biases].flatMap((numbers) => [...numbers]),
  );
  const largest = Math.max(...b.map(Math.abs));
  a.forEach((value, k) => {
    expect(Math.abs(value - b[k])).toBeLessThan(RELATIVE * largest);
  });
}

const widths = fc.oneof(
  fc.constantFrom([9, 20, 10], [5, 4]),
  fc.array(fc.integer({ min: 1, max: 23 }), { minLength: 2, maxLength: 5 }),
);

const FORMS = {
  kernels: (widths: readonly number[], settings: EulerSettings) => new FusedLearner(widths, settings),
  matrices: (widths: readonly number[], settings: EulerSettings) =>
    new BatchedLearner(denseNetwork(widths, settings.seed), settings, makePlain()),
};

describe.each(Object.entries(FORMS))('%s', (_name, make) => {
  it('learn as plain loops do, batch by batch, with remembered states', () => {
    fc.assert(
      fc.property(
        widths,
        fc.integer(),
        fc.constantFrom('random sign', 'positive', 'centred' as const),
        fc.constantFrom('square', 'half square', 'linear' as const),
        fc.integer({ min: 1, max: 7 }),
        (widths, seed, nudging, cost, count) => {
          const settings = settingsFor(widths, {
            nudging: nudging as 'centred',
            program: withCost(cost as 'square'),
            seed,
          });
          const [fused, oracle] = [make(widths, settings), plain(widths, settings)];
          for (let batch = 0; batch < 3; batch++) {
            const samples = randomSamples(widths, count, seed + batch, batch % 2 === 0);
            const costs = [fused.learn(samples), oracle.learn(samples)];
            expect(Math.abs(costs[0] - costs[1])).toBeLessThan(RELATIVE * (1 + costs[1]));
          }
          expectAlike(fused, oracle);
          const { inputs } = randomSamples(widths, 3, seed, true);
          for (const layer of [undefined, 1]) {
            const [a, b] = [fused.outputs(inputs, layer), oracle.outputs(inputs, layer)];
            a.forEach((value, k) => {
              expect(Math.abs(value - b[k])).toBeLessThan(RELATIVE);
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('take up parameters as they gave them', () => {
    const [one, other] = [1, 2].map((seed) => make([7, 6, 5, 3], settingsFor([7, 6, 5, 3], { seed })));
    other.load(one.parameters());
    expect(other.parameters()).toEqual(one.parameters());
  });

  it('go on from remembered states only for samples that say who they are', () => {
    const learner = () => make([6, 5, 3], settingsFor([6, 5, 3], { freeSteps: 2, rates: [0, 0] }));
    const samples = randomSamples([6, 5, 3], 4, 3, true);
    const known = learner();
    const [first, second] = [known.learn(samples), known.learn(samples)];
    expect(second).not.toBe(first);
    const unknown = learner();
    const anonymous = { ...samples, identities: undefined };
    expect([unknown.learn(anonymous), unknown.learn(anonymous)]).toEqual([first, first]);
  });
});
