/**
 * Where the text of an expanded part came from. Expansion moves and joins texts (a `with:` value becomes a line of
 * equations, a rule's text comes from a built-in), so a problem found in expanded text has to be led back to what
 * the user wrote.
 */
import { changing, type Path, type Problem } from '../problem.js';

export interface Origin {
  /** Within the expanded model: `['equations']`, `['parameters', 'tau']`. */
  readonly path: Path;
  /** The piece of that text this is about: from `start`, `length` characters; the whole text if left out. */
  readonly start?: number;
  readonly length?: number;
  /** Where the user wrote it. */
  readonly from: Path;
  /** Where in the user's text the piece begins; undefined: the text is not the user's, so no offset means anything. */
  readonly offset?: number;
}

/** Runs `work` on an expanded part's model; a problem thrown inside, with paths relative to that model, is led back. */
export function inUserText<T>(part: { path: Path; origins: readonly Origin[] }, work: () => T): T {
  return changing((problem) => backToUser(problem, part), work);
}

function backToUser(problem: Problem, part: { path: Path; origins: readonly Origin[] }): Problem {
  const inside = problem.path ?? [];
  if (inside.length > 0 && part.path.every((step, depth) => inside[depth] === step)) return problem;
  const origin = originOf(inside, problem.offset, part.origins);
  if (!origin) return problem.but({ path: part.path, offset: undefined });
  const known = origin.offset !== undefined && problem.offset !== undefined;
  const offset = known ? problem.offset - (origin.start ?? 0) + origin.offset! : undefined;
  return problem.but({ path: [...origin.from, ...inside.slice(origin.path.length)], offset });
}

/** The most particular origin of a place: the longest path, then the piece that holds the offset. */
function originOf(path: Path, offset: number | undefined, origins: readonly Origin[]): Origin | undefined {
  let best: Origin | undefined;
  for (const origin of origins) {
    if (!origin.path.every((step, depth) => path[depth] === step)) continue;
    if (origin.start !== undefined && !holds(origin, offset)) continue;
    if (!best || origin.path.length > best.path.length || origin.start !== undefined) best = origin;
  }
  return best;
}

function holds(origin: Origin, offset: number | undefined): boolean {
  const start = origin.start ?? 0;
  return offset !== undefined && offset >= start && offset <= start + (origin.length ?? 0);
}
