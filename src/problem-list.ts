/** Problems gathered while checking goes on, so that a user mends them all at once. */
import { Problem, Problems } from './problem.js';

export class ProblemList {
  /** By what they say and of which place: a model that many use is at fault once. */
  private readonly found = new Map<string, Problem>();

  get isEmpty(): boolean {
    return this.found.size === 0;
  }

  /** What `work` gives; undefined if it found a problem, which is kept. */
  collect<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof Problem) this.add(error);
      else if (error instanceof Problems) for (const problem of error.list) this.add(problem);
      else throw error;
      return undefined;
    }
  }

  private add(problem: Problem): void {
    this.found.set(`${problem} ${problem.offset}`, problem);
  }

  all(): Problems {
    return new Problems([...this.found.values()]);
  }

  throwAny(): void {
    if (!this.isEmpty) throw this.all();
  }
}
