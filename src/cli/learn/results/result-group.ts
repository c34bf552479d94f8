/** Runs that differ in nothing but their seed, as one line of a table. */
import { type MeanAndSpread, meanAndSpread } from '../../../lab/spread.js';
import type { LearnResult } from '../learn-result.js';
import { accuracyOf } from '../seeds-result.js';

export interface ResultGroup {
  /** What all have in common, and what the first one had. */
  readonly first: LearnResult;
  readonly runs: readonly LearnResult[];
  readonly seeds: readonly number[];
  /** In percent. */
  readonly accuracy: MeanAndSpread;
  /** That makes them all again. */
  readonly command: string;
}

const SEED = /--seed \d+/;
const COMPARED = /--readout all --activation \S+/;
const PERCENT = 100;

/** In the order in which the first of each comes; a seed that was run twice counts once. */
export function groupRuns(runs: readonly LearnResult[]): readonly ResultGroup[] {
  const groups = new Map<string, Map<number, LearnResult>>();
  for (const run of runs) {
    const key = commandOf(run).replace(SEED, '');
    const group = groups.get(key) ?? new Map<number, LearnResult>();
    // Of two reports of one seed, the one with read-outs says more.
    if (group.get(run.seed)?.readouts == null) group.set(run.seed, run);
    groups.set(key, group);
  }
  return [...groups.values()].map((bySeed) => groupOf([...bySeed.values()].sort((a, b) => a.seed - b.seed)));
}

function groupOf(runs: readonly LearnResult[]): ResultGroup {
  const [first] = runs;
  const seeds = runs.map(({ seed }) => seed);
  const { mean, spread } = meanAndSpread(runs.map((run) => PERCENT * (accuracyOf(run) ?? Number.NaN)));
  const said = seeds.length === 1 ? `--seed ${seeds[0]}` : `--seeds ${seeds.join(',')}`;
  return { first, runs, seeds, accuracy: { mean, spread }, command: commandOf(first).replace(SEED, said) };
}

/** Without the other read-outs, where they were compared. */
function commandOf({ command, readout, activation }: LearnResult): string {
  const alone = activation === null ? readout : `${readout} --activation ${activation}`;
  return command.replace(COMPARED, `--readout ${alone}`);
}

/** The layer that never learned, with the same width, read-out and data. */
export function untrainedOf(group: ResultGroup, groups: readonly ResultGroup[]): ResultGroup | undefined {
  const { first } = group;
  if (first.rule === 'untrained') return undefined;
  return groups.find(
    ({ first: other }) =>
      other.rule === 'untrained' &&
      other.data === first.data &&
      other.validation === first.validation &&
      other.readout === first.readout &&
      other.activation === first.activation &&
      other.layers.join() === first.layers.join(),
  );
}
