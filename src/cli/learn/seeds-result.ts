/** What learning with several seeds comes to: each of them, and mean and spread. */
import { meanAndSpread } from '../../lab/spread.js';
import { paintFor } from '../colour.js';
import { table } from '../table.js';
import type { Terminal } from '../terminal.js';
import type { LearnResult } from './learn-result.js';

/**
 * Printed by `--json`. Accuracies and speeds are means, `wallMs` is of all; a run that was stopped before its first mark counts for
 * no accuracy.
 */
export interface SeedsResult
  extends Pick<
    LearnResult,
    | 'rule'
    | 'data'
    | 'layers'
    | 'testAccuracy'
    | 'validationAccuracy'
    | 'validation'
    | 'samplesPerSecond'
    | 'wallMs'
    | 'engine'
    | 'backend'
    | 'audit'
  > {
  readonly seeds: readonly number[];
  /** Standard deviation of the accuracy; null of fewer than two. */
  readonly spread: number | null;
  readonly stopped: boolean;
  /** In the order of the seeds. */
  readonly runs: readonly LearnResult[];
  readonly command: string;
}

export function seedsResult(runs: readonly LearnResult[]): SeedsResult {
  const [{ rule, data, layers, validation, command, engine, backend, audit }] = runs;
  const seeds = runs.map(({ seed }) => seed);
  const { mean, spread } = meanAndSpread(runs.map(accuracyOf).filter((accuracy) => accuracy !== null));
  return {
    rule,
    data,
    layers,
    validation,
    seeds,
    testAccuracy: validation === null ? finite(mean) : null,
    validationAccuracy: validation === null ? null : finite(mean),
    spread: finite(spread),
    samplesPerSecond: finite(Math.round(meanAndSpread(runs.map(speedOf)).mean)),
    wallMs: runs.reduce((sum, { wallMs }) => sum + wallMs, 0),
    engine,
    backend,
    audit,
    stopped: runs.some(({ stopped }) => stopped),
    runs,
    command: command.replace(/--seed \d+/, `--seeds ${seeds.join(',')}`),
  };
}

/** Of the samples it was marked by. */
export function accuracyOf({
  testAccuracy,
  validationAccuracy,
}: Pick<LearnResult, 'testAccuracy' | 'validationAccuracy'>) {
  return testAccuracy ?? validationAccuracy;
}

export function printSeeds(result: SeedsResult, terminal: Terminal): void {
  const paint = paintFor(terminal.out, terminal.env);
  const { rule, data, layers, spread, runs } = result;
  const rows = runs.map((run) => [`seed ${run.seed}`, percent(accuracyOf(run))]);
  const mean = accuracyOf(result);
  const closing =
    spread === null ? percent(mean) : `${percent(mean)}, standard deviation ${(PERCENT * spread).toFixed(2)}`;
  terminal.out.write(`\n${paint.bold(rule)} on ${data}  ${layers.join('-')}\n`);
  terminal.out.write(table([...rows, ['mean', closing]]));
}

function percent(share: number | null): string {
  return share === null ? 'no epoch was finished' : `${(PERCENT * share).toFixed(2)} %`;
}

const PERCENT = 100;
const speedOf = ({ samplesPerSecond }: LearnResult) => samplesPerSecond ?? Number.NaN;
/** JSON knows no NaN. */
const finite = (value: number) => (Number.isFinite(value) ? value : null);
