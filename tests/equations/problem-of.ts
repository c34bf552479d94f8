import { Problem, Problems } from '../../src/problem.js';

/** The one problem that `work` throws; anything else, or nothing, fails the test. */
export function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    if (error instanceof Problems && error.list.length === 1) return error.list[0];
    throw error;
  }
  throw new Error('it was accepted');
}
