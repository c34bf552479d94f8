/** What is said when weights or losses are no numbers any more. */
import type { Learner } from './learner.js';

/** A method may have no loss to tell by. */
export function demandNumbers(learner: Learner, epoch: number): void {
  for (const { name, weights } of learner.layers()) {
    const wrong = weights.values.findIndex((weight) => !Number.isFinite(weight));
    if (wrong < 0) continue;
    const unit = Math.floor(wrong / weights.width);
    throw diverged(`A weight of unit ${unit} of ${name} is ${weights.values[wrong]} after epoch ${epoch}.`);
  }
}

/** The settings were legal and the run failed: that is no problem of the input. */
export const diverged = (what: string) => new Error(`${what} Learning diverged; a smaller --lr may help.`);
