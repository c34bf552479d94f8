/** Settings that would make a network learn nonsense. */
import { Problem } from '../../problem.js';
import type { EulerSettings, LearningSettings } from './learner.js';

export function demandLearning({ beta, rates }: LearningSettings, widths: readonly number[]): void {
  if (!Number.isFinite(beta) || beta === 0)
    throw new Problem(`A nudge of ${beta} says nothing.`, { fix: 'Let beta be a number other than 0.' });
  if (rates.length !== widths.length - 1)
    throw new Problem(`There are ${rates.length} learning rates for ${widths.length - 1} bonds.`, {
      fix: 'Give one for each layer above the input.',
    });
  const wrong = rates.find((rate) => !Number.isFinite(rate));
  if (wrong !== undefined)
    throw new Problem(`A learning rate is ${wrong}.`, { fix: 'Let rates be finite numbers.' });
}

export function demandEuler(settings: EulerSettings, widths: readonly number[]): void {
  demandLearning(settings, widths);
  demandPositive({ epsilon: settings.epsilon });
  for (const steps of [settings.freeSteps, settings.nudgedSteps])
    if (!Number.isInteger(steps) || steps < 1)
      throw new Problem(`A phase of ${steps} steps.`, {
        fix: 'Let it have a whole number of steps, 1 or more.',
      });
}

export function demandPositive(numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers))
    if (!(value > 0 && value < Number.POSITIVE_INFINITY))
      throw new Problem(`\`${name}\` is ${value}.`, { fix: 'It has to be a number above 0.' });
}
