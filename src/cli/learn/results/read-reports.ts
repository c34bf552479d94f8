/** What `learn --json` printed, read back: each run, whether it was one of several seeds or alone. */
import { readFileSync } from 'node:fs';
import { Problem } from '../../../problem.js';
import type { LearnResult } from '../learn-result.js';
import type { SeedsResult } from '../seeds-result.js';

export function readReport(path: string, shown: string): readonly LearnResult[] {
  const refuse = (what: string) =>
    new Problem(`\`${shown}\` ${what}.`, { fix: 'Make one with `synfire learn NAME --json > FILE`.' });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw refuse('cannot be read');
  }
  let report: LearnResult | SeedsResult;
  try {
    report = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '');
  } catch {
    throw refuse('holds no JSON');
  }
  const runs = report !== null && typeof report === 'object' && 'runs' in report ? report.runs : [report];
  if (!Array.isArray(runs) || !runs.every(isRun)) throw refuse('is no report of `learn`');
  if (runs.some(({ stopped }) => stopped)) throw refuse('tells of learning that was stopped');
  return runs;
}

/** Enough to tell it from other JSON. */
function isRun(report: unknown): report is LearnResult {
  const run = report as Partial<LearnResult> | null;
  return (
    typeof run === 'object' &&
    typeof run?.rule === 'string' &&
    typeof run.command === 'string' &&
    Array.isArray(run.epochs) &&
    Array.isArray(run.layers)
  );
}
