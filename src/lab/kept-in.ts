import { Problem } from '../problem.js';
import type { LearnerState } from './learner.js';

/** What a state that was kept has by this name. Throws a `Problem` where it is of another learner, or damaged. */
export function keptIn(state: LearnerState, name: string): Float32Array | Float64Array {
  if (Object.hasOwn(state, name)) return state[name];
  throw new Problem(`The state kept does not fit: it has no numbers for ${name}.`, {
    fix: 'Go on with the same method and layers that it was kept of.',
  });
}
