/** What `learn --json` printed, read back: each run, whether it was one of several seeds or alone. */
import { readFileSync } from 'node:fs';
import { Problem } from '../../../problem.js';
import { isRun } from '../kept-learning.js';
import type { LearnResult } from '../learn-result.js';
import type { SeedsResult } from '../seeds-result.js';

/** A file may hold several reports, one in each line. */
export function readReports(path: string, shown: string): readonly LearnResult[] {
  const refuse = (what: string) =>
    new Problem(`\`${shown}\` ${what}.`, { fix: 'Make one with `synfire learn NAME --json > FILE`.' });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw refuse('cannot be read');
  }
  const lines = text.split('\n').filter((line) => line.startsWith('{'));
  if (lines.length === 0) throw refuse('holds no JSON');
  return lines.flatMap((line) => runsOf(line, refuse));
}

function runsOf(line: string, refuse: (what: string) => Problem): readonly LearnResult[] {
  let report: LearnResult | SeedsResult;
  try {
    report = JSON.parse(line);
  } catch {
    throw refuse('holds a line that begins as JSON and is none');
  }
  const runs = 'runs' in report ? report.runs : [report];
  if (!Array.isArray(runs) || !runs.every(isRun)) throw refuse('is no report of `learn`');
  if (runs.some(({ stopped }) => stopped)) throw refuse('tells of learning that was stopped');
  return runs;
}
