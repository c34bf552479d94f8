/** The page of what learning reaches, `docs/results.md`, as Markdown. */
import { METHODS } from '../../../lab/methods.js';
import type { LearnResult } from '../learn-result.js';
import { groupRuns, type ResultGroup } from './result-group.js';
import { accuracyTable, markdownTable, messageTable, readoutTable, type Table } from './result-tables.js';

/** @param picture of messages against accuracy, beside the page; undefined if there is none. */
export function resultsPage(runs: readonly LearnResult[], picture: string | undefined): string {
  const groups = groupRuns(runs);
  const marked = groups.filter(({ first }) => first.validation === null);
  // Short tries stand among the messages alone.
  const whole = marked.filter(({ command }) => !command.includes(' --samples '));
  const chosen = groups.filter(({ first }) => first.validation !== null);
  const withMessages = messageTable(marked);
  const compared = readoutTable(marked);
  return [
    '# Results',
    HOW,
    [
      `- versions: ${versionsOf(runs)}`,
      `- machine: ${distinct(runs.map(({ machine }) => machine)).join('; ')}`,
    ].join('\n'),
    ...distinct(whole.map(({ first }) => first.data)).flatMap((data) => [
      `## ${data}`,
      ...families(whole.filter(({ first }) => first.data === data)).flatMap(([title, family]) => [
        `### ${title}`,
        markdownTable(accuracyTable(family, marked)),
      ]),
    ]),
    ...section('## Read-outs side by side', READOUTS_NOTE, compared),
    ...section('## Messages', MESSAGES_NOTE, withMessages),
    ...(picture === undefined ? [] : [`![Accuracy against messages](${picture})`]),
    ...section('## Settings, chosen by validation samples', VALIDATION_NOTE, accuracyTable(chosen, chosen)),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

function section(title: string, note: string, table: Table): string[] {
  return table.rows.length === 0 ? [] : [title, note, markdownTable(table)];
}

/** Rules first. */
function families(groups: readonly ResultGroup[]): [string, readonly ResultGroup[]][] {
  const isBaseline = ({ first }: ResultGroup) => METHODS.get(first.rule)?.baseline === true;
  const all: [string, readonly ResultGroup[]][] = [
    ['Rules', groups.filter((group) => !isBaseline(group))],
    ['Baselines', groups.filter(isBaseline)],
  ];
  return all.filter(([, family]) => family.length > 0);
}

function versionsOf(runs: readonly LearnResult[]): string {
  const names = distinct(runs.flatMap(({ versions }) => Object.keys(versions)));
  return names
    .map((name) => `${name} ${distinct(runs.map(({ versions }) => versions[name])).join(' and ')}`)
    .join(', ');
}

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

const HOW = `What rules of learning reach here, made by \`synfire learn --collect docs/results/*.jsonl\` from the reports in
\`docs/results/\`, which the commands in the tables printed with \`--json\`; nothing here is written by hand. Accuracy is in
percent of the test samples, after the last epoch: mean, and in brackets standard deviation, over the seeds. *Untrained* is the
same layer with first weights, under the same read-out; bold where it is better. Methods that need no chance give the same for every
seed. \`synfire list learners\` says what is what, [learning](learn.md) how to read the commands, [speed](speed.md) how fast it is.`;

const READOUTS_NOTE = `All on the same features, \`--readout all\`: *native*, what the method predicts itself; *logistic*, softmax
regression; *knn*, five nearest neighbours by distance, *knn-cosine* by angle; *mean*, the nearest mean of a class.`;

const MESSAGES_NOTE = `A message is counted once for each synapse above the input that it reaches, per sample. The clock sends every
state over every synapse, both ways, in every step.`;

const VALIDATION_NOTE = `The last of the training samples were held out and marked by, test samples never looked at:`;
