/** The page of benchmarks from reports that were made one by one. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Problem } from '../../problem.js';
import { EXIT, type ExitCode, type Terminal } from '../terminal.js';
import { PAGE } from './bench-options.js';
import { benchmarkPage } from './page.js';
import type { BenchReport } from './report.js';

export function collectReports(
  files: readonly string[],
  page: string | true = PAGE,
  { cwd, out }: Terminal,
): ExitCode {
  const reports = files.map((file) => readReport(resolve(cwd, file), file));
  const path = page === true ? PAGE : page;
  writeFileSync(resolve(cwd, path), benchmarkPage(reports));
  out.write(`${path}\n`);
  return EXIT.done;
}

/** What is asked of a report that `bench --json` printed. */
function readReport(path: string, shown: string): BenchReport {
  const refuse = (what: string) =>
    new Problem(`\`${shown}\` ${what}.`, { fix: 'Make one with `synfire bench NAME --json > FILE`.' });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw refuse('cannot be read');
  }
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  try {
    const report = JSON.parse(last) as BenchReport;
    if (Array.isArray(report.results)) return report;
  } catch {
    throw refuse('holds no JSON');
  }
  throw refuse('is no report of a bench');
}
