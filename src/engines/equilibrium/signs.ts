import { RandomStream } from '../../clock/random.js';
import type { LearningSettings } from './learner.js';

/** What lies between the two states that are compared, for the betas of the nudged phases. */
export const spanOf = ([first, second = 0]: readonly number[]): number => first - second;

/** The betas of the nudged phases of each batch, in order: one, or two where nudging is centred. */
export class Signs {
  private readonly random: RandomStream;
  /** Asked for so far. */
  batch = 0;

  constructor(private readonly settings: LearningSettings) {
    this.random = new RandomStream(settings.seed, 'equilibrium', 'sign of beta');
  }

  next(): readonly number[] {
    const { beta, nudging } = this.settings;
    const batch = this.batch++;
    if (nudging === 'centred') return [beta, -beta];
    if (nudging === 'positive') return [beta];
    return [this.random.uniform(batch, 0, 0) < 1 / 2 ? beta : -beta];
  }
}
