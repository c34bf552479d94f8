/** `synfire compare` of two folders that learning left: what was set otherwise, and what came out otherwise. */
import { table } from '../table.js';
import { EXIT, type ExitCode, type Terminal } from '../terminal.js';
import { type KeptLearning, runsOf } from './kept-learning.js';
import type { LearnResult } from './learn-result.js';
import { type Fact, learningFacts } from './learning-facts.js';

interface Difference {
  readonly in: string;
  /** Null where it has no such thing. */
  readonly one: string | null;
  readonly other: string | null;
}

interface Named {
  readonly shown: string;
  readonly summary: KeptLearning;
}

export function compareLearnings(one: Named, other: Named, json: boolean, terminal: Terminal): ExitCode {
  const runs = runsOf(one.summary);
  const others = runsOf(other.summary);
  const facts = [learningFacts(runs), learningFacts(others)] as const;
  const decisive = ({ measured }: Fact) => measured !== true;
  const measured = (fact: Fact) => !decisive(fact);
  const differences = [
    ...differing(facts[0].filter(decisive), facts[1].filter(decisive)),
    ...epochDifference(runs, others),
  ];
  const speeds = differing(facts[0].filter(measured), facts[1].filter(measured));
  const same = differences.length === 0;
  if (json) terminal.out.write(`${JSON.stringify({ same, differences, measured: speeds })}\n`);
  else {
    if (same) terminal.out.write('The same settings, and the same figures in every epoch.\n');
    const rows = [...differences, ...speeds].map((row) => [row.in, row.one ?? NONE, row.other ?? NONE]);
    if (rows.length > 0) terminal.out.write(table([['', one.shown, other.shown], ...rows]));
  }
  return same ? EXIT.done : EXIT.failed;
}

function differing(facts: readonly Fact[], others: readonly Fact[]): Difference[] {
  const one = new Map(facts.map(({ name, text }) => [name, text]));
  const other = new Map(others.map(({ name, text }) => [name, text]));
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((name) => one.get(name) !== other.get(name))
    .map((name) => ({ in: name, one: one.get(name) ?? null, other: other.get(name) ?? null }));
}

/** The first that came out otherwise: finer than any rounded figure. */
function epochDifference(runs: readonly LearnResult[], others: readonly LearnResult[]): Difference[] {
  for (const [k, { seed, epochs }] of runs.entries()) {
    const theirs = others[k]?.epochs ?? [];
    const first = epochs.findIndex((epoch, e) => JSON.stringify(epoch) !== JSON.stringify(theirs[e]));
    if (first < 0) continue;
    const where = runs.length === 1 ? '' : `, seed ${seed}`;
    return [
      { in: `epoch ${first + 1}${where}`, one: epochText(epochs[first]), other: epochText(theirs[first]) },
    ];
  }
  return [];
}

function epochText(epoch: LearnResult['epochs'][number] | undefined): string | null {
  if (epoch === undefined) return null;
  const { train, test, validation } = epoch;
  return `train ${percent(train)}, ${test === null ? 'validation' : 'test'} ${percent(test ?? validation ?? Number.NaN)}`;
}

/** A sample of a million can be told. */
const percent = (share: number) => `${(100 * share).toFixed(4)} %`;
const NONE = '-';
