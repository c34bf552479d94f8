import type { MachineLimits } from './machine-limits.js';
import type { BenchmarkResult } from './result.js';

/** All that a bench found, as `--json` prints it. */
export interface BenchReport {
  readonly machine: string;
  /** Of other programs, before the first run. */
  readonly loadBefore: number;
  readonly limits: MachineLimits;
  /** Of whatever took part. */
  readonly versions: Readonly<Record<string, string>>;
  /** Repeats it. */
  readonly command: string;
  readonly rounds: number;
  readonly seed: number;
  readonly results: readonly BenchmarkResult[];
}

export function versionsOf(results: readonly BenchmarkResult[]): Readonly<Record<string, string>> {
  return Object.assign(
    {},
    ...results.flatMap(({ rows }) => rows.map(({ figures }) => figures?.versions ?? {})),
  );
}
