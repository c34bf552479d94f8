/** Problems gathered while checking goes on, so that a user mends them all at once. */
import { type Path, Problem, Problems } from '../problem.js';

export class ProblemList {
  private readonly list: Problem[] = [];

  /** What `work` gives; undefined if it found a problem, which is kept. */
  collect<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof Problem) this.list.push(error);
      else if (error instanceof Problems) this.list.push(...error.list);
      else throw error;
      return undefined;
    }
  }

  all(): Problems {
    return new Problems(this.list);
  }

  throwAny(): void {
    if (this.list.length > 0) throw this.all();
  }
}

/** Runs `work`, whose problems have paths relative to `path`. */
export function under<T>(path: Path, work: () => T): T {
  const moved = (problem: Problem): Problem =>
    new Problem(problem.what, {
      fix: problem.fix,
      path: [...path, ...(problem.path ?? [])],
      offset: problem.offset,
      place: problem.place,
    });
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem) throw moved(error);
    if (error instanceof Problems) throw new Problems(error.list.map(moved));
    throw error;
  }
}
