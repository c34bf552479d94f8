/** A user's own text runs on every engine that can, as the plain loops run it; the others refuse it, and say why. */
import { describe, expect, it } from 'vitest';
import { BatchedLearner } from '../../../src/engines/equilibrium/batched/batched-learner.js';
import { EventLearner } from '../../../src/engines/equilibrium/event-driven/event-learner.js';
import { FusedLearner } from '../../../src/engines/equilibrium/fused/fused-learner.js';
import {
  type EquilibriumLearner,
  type EulerSettings,
  usualSettings,
} from '../../../src/engines/equilibrium/learner.js';
import { denseNetwork } from '../../../src/engines/equilibrium/network.js';
import { clockedPhases, PlainLearner } from '../../../src/engines/equilibrium/plain-learner.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import type { EquilibriumDescription } from '../../../src/network/equilibrium-description.js';
import { eqprop } from '../../../src/rules/equilibrium/eqprop.js';
import { eqpropDiscrete } from '../../../src/rules/equilibrium/eqprop-discrete.js';
import { eqpropLogistic } from '../../../src/rules/equilibrium/eqprop-logistic.js';
import { compiled } from './programs.js';
import { randomSamples } from './random-samples.js';

const WIDTHS = [7, 9, 6, 4];

const TEXTS: Readonly<Record<string, EquilibriumDescription>> = {
  'a logistic squashing': eqpropLogistic,
  'a hard tanh from -1 to 2': {
    ...eqprop,
    equations: `
      ds/dt = drive - s + force - stiffness * s : 1
      rho = clip(s, low, 2) : 1`,
    parameters: { ...eqprop.parameters, low: -1 },
  },
  'a range without 0': { ...eqprop, equations: eqprop.equations.replace('(s, 0, 1)', '(s, 0.1, 0.9)') },
  'another leak and gain': {
    ...eqprop,
    equations: `
      ds/dt = 0.8 * drive + 0.05 - 1.5 * s + force - stiffness * s : 1
      rho = clip(s, 0, 1) : 1`,
  },
  'steps without time': eqpropDiscrete,
  'learning from the target alone': {
    ...eqprop,
    on_change: `
      w += rate / beta * rho_pre * drho_post
      b += rate / beta * drho`,
  },
  'squares of what is told': {
    ...eqprop,
    on_change: 'w += rate / beta * (rho_pre**2 * drho_post + abs(drho_pre) * rho_post)',
  },
  'weights and biases that decay': {
    ...eqprop,
    on_change: `
      w += rate / beta * (rho_pre * drho_post + rho_post * drho_pre + drho_pre * drho_post) - 0.02 * w * abs(w)
      b += rate / beta * drho - 0.1 * b`,
  },
  'a function that f32 has not': {
    ...eqpropLogistic,
    equations: `
      ds/dt = drive - s + force - stiffness * s : 1
      rho = 0.5 + arctan(s) / pi : 1`,
  },
};

const settingsOf = (text: EquilibriumDescription): EulerSettings => ({
  ...usualSettings(compiled(text)),
  ...{ rates: [0.2, 0.2, 0.2], seed: 1, nudging: 'random sign' },
});

function plain(settings: EulerSettings): EquilibriumLearner {
  const network = denseNetwork(WIDTHS, settings.seed);
  return new PlainLearner(network, settings, clockedPhases(network, settings));
}

const weightsOf = (learner: EquilibriumLearner) => {
  const { weights, biases } = learner.parameters();
  return [...weights, ...biases].flatMap((numbers) => [...numbers]);
};

function learnBoth(learner: EquilibriumLearner, settings: EulerSettings, most: number, batches = 3): void {
  const oracle = plain(settings);
  const first = weightsOf(oracle);
  for (let batch = 0; batch < batches; batch++) {
    const samples = randomSamples(WIDTHS, 4, batch, true);
    const [cost, wanted] = [learner.learn(samples), oracle.learn(samples)];
    expect(Math.abs(cost - wanted)).toBeLessThan(most * (1 + wanted));
  }
  const [all, wanted] = [weightsOf(learner), weightsOf(oracle)];
  const moved = Math.max(...wanted.map((value, k) => Math.abs(value - first[k])));
  expect(moved).toBeGreaterThan(1e-3);
  expect(Math.max(...all.map((value, k) => Math.abs(value - wanted[k])))).toBeLessThan(most * moved);
}

/** Of f32, as a part of what was learned. */
const F32 = 1e-3;

describe.each(Object.entries(TEXTS))('%s', (name, text) => {
  const settings = settingsOf(text);

  it('learns in kernels as in plain loops', () => {
    learnBoth(new FusedLearner(WIDTHS, settings), settings, F32);
  });

  it('learns in batches as in plain loops', () => {
    const network = denseNetwork(WIDTHS, settings.seed);
    learnBoth(new BatchedLearner(network, settings, makePlain()), settings, F32);
  });

  const deltas = [1e-4, 1e-4, 1e-4];
  const events = { ...settings, freeTime: 60, nudgedTime: 60, deltas, nudgedDeltas: deltas };
  const refusal: Readonly<Record<string, RegExp>> = {
    'a logistic squashing': /a neuron tells `1\/\(1 \+ exp/,
    'a range without 0': /a neuron tells `clip\(s, 0.1, 0.9\)`/,
    'steps without time': /there is no `ds\/dt`/,
    'a function that f32 has not': /a neuron tells/,
  };
  it(name in refusal ? 'is refused by messages' : 'learns by messages as by a clock', () => {
    if (name in refusal) expect(() => new EventLearner(WIDTHS, events)).toThrow(refusal[name]);
    else {
      const slow = { ...settings, epsilon: 0.2, freeSteps: 400, nudgedSteps: 400 };
      // With stronger weights there are several states of rest, and a hair decides between them.
      learnBoth(new EventLearner(WIDTHS, events), slow, 0.02, 1);
    }
  });
});

it('refuses by name what kernels, which leave out zeros, cannot learn', () => {
  const learner = (on_change: string) => () => new FusedLearner(WIDTHS, settingsOf({ ...eqprop, on_change }));
  expect(learner('w += rate / beta * drho_post')).toThrow(/not 0 where the source tells 0/);
  expect(learner('w += 0.01 - 0.02 * w')).toThrow(/a weight of 0 changes by itself/);
});

it('refuses to add up by message what does not telescope', () => {
  const deltas = [0.1, 0.1, 0.1];
  const settings = settingsOf(TEXTS['learning from the target alone']);
  const events = { ...settings, freeTime: 5, nudgedTime: 5, deltas, nudgedDeltas: deltas };
  expect(() => new EventLearner(WIDTHS, { ...events, learning: 'by message' })).toThrow(/at its end/);
});
