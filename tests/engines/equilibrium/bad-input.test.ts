/** What is refused, in words, by every learner, before anything has changed. */
import { describe, expect, it } from 'vitest';
import { BatchedLearner } from '../../../src/engines/equilibrium/batched/batched-learner.js';
import { EventLearner } from '../../../src/engines/equilibrium/event-driven/event-learner.js';
import { FusedLearner } from '../../../src/engines/equilibrium/fused/fused-learner.js';
import {
  type EulerSettings,
  type LabelledRows,
  usualSettings,
} from '../../../src/engines/equilibrium/learner.js';
import { denseNetwork } from '../../../src/engines/equilibrium/network.js';
import { clockedPhases, PlainLearner } from '../../../src/engines/equilibrium/plain-learner.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { Problem } from '../../../src/problem.js';
import { usual } from './programs.js';
import { randomSamples } from './random-samples.js';

const WIDTHS = [6, 5, 3];
const SETTINGS = { ...usualSettings(usual), rates: [0.3, 0.2], seed: 1 };
const EVENTS = { freeTime: 10, nudgedTime: 2, deltas: [0.1, 0.1], nudgedDeltas: [0.1, 0.1] };

const makers = {
  plain: (settings: EulerSettings) => {
    const network = denseNetwork(WIDTHS, 1);
    return new PlainLearner(network, settings, clockedPhases(network, settings));
  },
  fused: (settings: EulerSettings) => new FusedLearner(WIDTHS, settings),
  batched: (settings: EulerSettings) =>
    new BatchedLearner(denseNetwork(WIDTHS, settings.seed), settings, makePlain()),
  'event-driven': (settings: EulerSettings) => new EventLearner(WIDTHS, { ...settings, ...EVENTS }),
};

const good = randomSamples(WIDTHS, 2, 1, true);
const withInput = (value: number): LabelledRows => ({
  ...good,
  inputs: { ...good.inputs, values: Float32Array.from(good.inputs.values).fill(value, 7, 8) },
});

const BAD: readonly (readonly [string, LabelledRows, RegExp])[] = [
  ['NaN', withInput(Number.NaN), /Number 1 of sample 1 is NaN/],
  ['infinity', withInput(Number.NEGATIVE_INFINITY), /Number 1 of sample 1 is -Infinity/],
  ['what would overflow', withInput(1e30), /scale them/],
  ['a wrong width', { ...good, inputs: { ...good.inputs, width: 4 } }, /has 4 numbers; the network takes 6/],
  ['too few numbers', { ...good, inputs: { ...good.inputs, count: 3 } }, /12 numbers for 3 samples/],
  ['no samples', { ...good, inputs: { ...good.inputs, count: 0 } }, /A batch of 0 samples/],
  ['a label out of range', { ...good, labels: [0, 3] }, /label of sample 1 is 3; there are 3 classes/],
  ['a negative label', { ...good, labels: [-1, 0] }, /label of sample 0 is -1/],
  ['half a label', { ...good, labels: [0.5, 0] }, /label of sample 0 is 0.5/],
  ['too few labels', { ...good, labels: [0] }, /2 samples and 1 labels/],
  ['a negative identity', { ...good, identities: [0, -2] }, /identity of sample 1 is -2/],
];

describe.each(Object.entries(makers))('%s', (_name, make) => {
  it.each(BAD)('refuses %s and learns nothing of it', (_what, samples, message) => {
    const learner = make(SETTINGS);
    const before = learner.parameters();
    const attempt = () => learner.learn(samples);
    expect(attempt).toThrow(Problem);
    expect(attempt).toThrow(message);
    expect(learner.parameters()).toEqual(before);
  });

  it('keeps numbers in its weights, however far it goes', () => {
    const learner = make({ ...SETTINGS, rates: [1e6, 1e6] });
    for (let batch = 0; batch < 30; batch++) learner.learn(withInput(1e6));
    for (const numbers of Object.values(learner.parameters()).flat())
      expect(numbers.every(Number.isFinite)).toBe(true);
  });

  it.each([
    [{ beta: 0 }, /nudge of 0/],
    [{ beta: Number.NaN }, /nudge of NaN/],
    [{ rates: [0.1] }, /1 learning rates for 2 bonds/],
    [{ rates: [0.1, Number.NaN] }, /learning rate is NaN/],
  ])('refuses the settings %j', (settings, message) => {
    expect(() => make({ ...SETTINGS, ...settings })).toThrow(message);
  });
});

it('refuses steps and deltas that are none', () => {
  expect(() => makers.fused({ ...SETTINGS, freeSteps: 0 })).toThrow(/A phase of 0 steps/);
  expect(() => makers.batched({ ...SETTINGS, epsilon: -1 })).toThrow(/`epsilon` is -1/);
  const events = (more: Partial<typeof EVENTS>) => () =>
    new EventLearner(WIDTHS, { ...SETTINGS, ...EVENTS, ...more });
  expect(events({ deltas: [0.1] })).toThrow(/1 deltas for 2 layers/);
  expect(events({ nudgedDeltas: [0.1, 0] })).toThrow(/`nudgedDeltas\[1\]` is 0/);
  expect(events({ freeTime: Number.NaN })).toThrow(/`freeTime` is NaN/);
});
