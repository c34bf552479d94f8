import { Problem, Problems } from '../problem.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';

/** Tells what went wrong and gives the exit code: 2 for what the user can mend, 1 for a failure of the run. */
export function reportFailure(error: unknown, terminal: Terminal, json: boolean): ExitCode {
  const problems = problemsIn(error);
  if (problems !== undefined) {
    for (const problem of problems) terminal.err.write(`synfire: ${problem}\n`);
    if (json) terminal.out.write(`${JSON.stringify({ problems: problems.map(problemData) })}\n`);
    return EXIT.invalid;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.err.write(`synfire: ${message}\n`);
  if (error instanceof Error && error.stack !== undefined && (terminal.env.SYNFIRE_LOG ?? '') === 'debug') {
    terminal.err.write(`${error.stack}\n`);
  }
  if (json) terminal.out.write(`${JSON.stringify({ error: message })}\n`);
  return EXIT.failed;
}

/**
 * The problems an error stands for; undefined if it is a failure of another kind. One fault of a model is found once
 * for each population that uses it, and told once.
 */
export function problemsIn(error: unknown): readonly Problem[] | undefined {
  if (error instanceof Problem) return [error];
  if (error instanceof Problems) return [...new Map(error.list.map((each) => [String(each), each])).values()];
  return undefined;
}

export function problemData(problem: Problem): Record<string, unknown> {
  return {
    file: problem.place?.file,
    line: problem.place?.line,
    column: problem.place?.column,
    path: problem.path?.join('.'),
    what: problem.what,
    fix: problem.fix,
  };
}
