/** What learns from patches: all places of an image are shown to the same weights. */
import type { Audit, LearnerState } from '../learner.js';
import type { Rows } from '../rows.js';

export interface PatchRule {
  readonly audit: Audit;
  /** @param patches image after image, place after place. */
  learn(patches: Rows, images: number): void;
  /** How well each unit matches each patch: a row for each patch. */
  answer(patches: Rows): Rows;
  /** A copy: a row for each unit, in the order of a patch. */
  weights(): Rows;
  save(): LearnerState;
  restore(state: LearnerState): void;
  end(): void;
}
