import { Problem, Problems } from '../../src/problem.js';

/** The messages of the problems that `work` throws; no other error will do, nor none. */
export function problemsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Problems) return error.list.map(String);
    if (error instanceof Problem) return [String(error)];
    throw error;
  }
  throw new Error('no problem was found');
}
