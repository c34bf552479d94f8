/**
 * What is wrong with something a user wrote, where, and what to do about it.
 *
 * Every layer throws this one error for bad input (the command line answers it with exit code 2); any other
 * error is a fault of ours. A layer knows only part of the place: the equation parser knows the offset inside
 * its text, the builder knows which entry of the description that text is, the loader knows the lines of the file.
 * Each adds what it knows with `at` on the way up.
 */

/** Steps from the root of a description to one entry: `['projections', 0, 'on_pre']`. */
export type Path = readonly (string | number)[];

/** A place in a file, both counted from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ProblemDetails {
  /** What to do about it: a full sentence, empty only where nothing sensible can be said. */
  readonly fix?: string;
  /** The entry of the description. */
  readonly path?: Path;
  /** Characters into the text of that entry. */
  readonly offset?: number;
  readonly place?: Place;
}

export class Problem extends Error {
  readonly what: string;
  readonly fix: string;
  readonly path?: Path;
  readonly offset?: number;
  readonly place?: Place;

  constructor(what: string, details: ProblemDetails = {}) {
    super(details.fix ? `${what} ${details.fix}` : what);
    this.name = 'Problem';
    this.what = what;
    this.fix = details.fix ?? '';
    this.path = details.path;
    this.offset = details.offset;
    this.place = details.place;
  }

  /** The same problem with other details. */
  but(details: ProblemDetails): Problem {
    const { fix, path, offset, place } = this;
    return new Problem(this.what, { fix, path, offset, place, ...details });
  }

  /** The same problem with more known about where it is; what is already known stays. */
  at({ path, offset, place }: Pick<ProblemDetails, 'path' | 'offset' | 'place'>): Problem {
    return this.but({
      path: this.path ?? path,
      offset: this.offset ?? offset,
      place: this.place ?? place,
    });
  }

  /** `file:line:column: what. Fix.`, or as much of it as is known. */
  override toString(): string {
    const where = this.place
      ? `${this.place.file}:${this.place.line}:${this.place.column}: `
      : this.path && this.path.length > 0
        ? `${this.path.join('.')}: `
        : '';
    return where + this.message;
  }
}

/** Several problems found in one pass, so a user mends them all at once. */
export class Problems extends Error {
  readonly list: readonly Problem[];

  constructor(list: readonly Problem[]) {
    super(list.map(String).join('\n'));
    this.name = 'Problems';
    this.list = list;
  }
}

/** Runs `work`; every problem thrown inside is thrown as `change` makes it. */
export function changing<T>(change: (problem: Problem) => Problem, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw changed(error, change);
  }
}

/** The error with its problems changed; any other error as it is. */
export function changed(error: unknown, change: (problem: Problem) => Problem): unknown {
  if (error instanceof Problem) return change(error);
  return error instanceof Problems ? new Problems(error.list.map(change)) : error;
}

/** Runs `work`; a problem thrown inside that has no place yet is placed at `path` of the description. */
export function within<T>(path: Path, work: () => T): T {
  return changing((problem) => problem.at({ path }), work);
}

/** Runs `work`, whose problems have paths relative to `path`. */
export function under<T>(path: Path, work: () => T): T {
  return changing((problem) => problem.but({ path: [...path, ...(problem.path ?? [])] }), work);
}
