/** The summary that learning left in a folder, with one seed or several. */
import type { LearnResult } from './learn-result.js';
import type { SeedsResult } from './seeds-result.js';

export type KeptLearning = LearnResult | SeedsResult;

/** Tells it from the summary of a run, by enough to read it. */
export function isKeptLearning(summary: object): summary is KeptLearning {
  if ('runs' in summary)
    return Array.isArray(summary.runs) && summary.runs.length > 0 && summary.runs.every(isRun);
  return isRun(summary);
}

/** One for each seed. */
export function runsOf(kept: KeptLearning): readonly LearnResult[] {
  return 'runs' in kept ? kept.runs : [kept];
}

/** Enough to tell it from other JSON. */
export function isRun(report: unknown): report is LearnResult {
  const run = report as Partial<LearnResult> | null;
  return (
    typeof run === 'object' &&
    typeof run?.rule === 'string' &&
    typeof run.command === 'string' &&
    Array.isArray(run.epochs) &&
    Array.isArray(run.layers)
  );
}
