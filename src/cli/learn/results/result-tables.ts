/** The tables of `docs/results.md`, as headings and cells. */
import { meanAndSpread } from '../../../lab/spread.js';
import { grouped } from '../../table.js';
import type { LearnResult } from '../learn-result.js';
import { type ResultGroup, untrainedOf } from './result-group.js';

export interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function accuracyTable(groups: readonly ResultGroup[], all: readonly ResultGroup[]): Table {
  const beside = groups.some((group) => untrainedOf(group, all) !== undefined);
  return {
    headings: [
      'method',
      'layers',
      'epochs',
      'read-out',
      'seeds',
      'accuracy',
      ...(beside ? ['untrained'] : []),
      'command',
    ],
    rows: groups.map((group) => [
      ...nameCells(group.first),
      `${group.first.epochs.length}`,
      readoutText(group),
      group.seeds.join(', '),
      accuracyText(group),
      ...(beside ? [besideText(group, untrainedOf(group, all))] : []),
      `\`${group.command}\``,
    ]),
  };
}

/** Of the runs that were made with `--readout all`. */
export function readoutTable(groups: readonly ResultGroup[]): Table {
  const compared = groups.flatMap(({ runs }) => {
    const found = runs.filter(({ readouts }) => readouts !== null);
    return found.length === 0 ? [] : [found];
  });
  const names = [...new Set(compared.flatMap(([{ readouts }]) => readouts!.map(({ readout }) => readout)))];
  return {
    headings: ['method', 'layers', 'data', 'features', 'seeds', ...names],
    rows: compared.map((runs) => [
      ...nameCells(runs[0]),
      runs[0].data,
      runs[0].readouts![0].activation,
      runs.map(({ seed }) => seed).join(', '),
      ...names.map((name) => readoutAccuracy(runs, name)),
    ]),
  };
}

/** Of methods whose neurons send messages. */
export function messageTable(groups: readonly ResultGroup[]): Table {
  const counted = groups.filter(({ first }) => first.epochs.some(({ messages }) => messages !== undefined));
  return {
    headings: [
      'method',
      'data',
      'samples',
      'delta',
      'epochs',
      'seeds',
      'accuracy',
      'learning, first epoch',
      'last epoch',
      'marking',
      'command',
    ],
    rows: counted.map((group) => [
      group.first.rule,
      group.first.data,
      grouped(group.first.samples),
      deltaText(group),
      `${group.first.epochs.length}`,
      group.seeds.join(', '),
      accuracyText(group),
      messagesText(group, 0, 'learning'),
      messagesText(group, -1, 'learning'),
      messagesText(group, -1, 'marking'),
      `\`${group.command}\``,
    ]),
  };
}

export function markdownTable({ headings, rows }: Table): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(headings), `|${headings.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Mean over the seeds. */
export function messagesOf({ runs }: ResultGroup, epoch: number, kind: 'learning' | 'marking'): number {
  return meanAndSpread(runs.map(({ epochs }) => epochs.at(epoch)?.messages?.[kind] ?? Number.NaN)).mean;
}

function nameCells({ rule, layers }: LearnResult): [string, string] {
  return [rule, layers.join('-')];
}

function readoutText({ first }: ResultGroup): string {
  return first.activation === null ? first.readout : `${first.readout} on ${first.activation}`;
}

function accuracyText({ accuracy: { mean, spread } }: ResultGroup): string {
  return Number.isNaN(spread) ? percent(mean) : `${percent(mean)} (${percent(spread)})`;
}

/** Bold where learning did harm. */
function besideText(group: ResultGroup, untrained: ResultGroup | undefined): string {
  if (untrained === undefined) return '';
  const text = accuracyText(untrained);
  return untrained.accuracy.mean > group.accuracy.mean ? `**${text}**` : text;
}

function readoutAccuracy(runs: readonly LearnResult[], name: string): string {
  const found = runs.flatMap(({ readouts }) =>
    readouts!.filter(({ readout }) => readout === name).map(({ accuracy }) => PERCENT * accuracy),
  );
  return found.length === 0 ? '' : percent(meanAndSpread(found).mean);
}

function deltaText({ first: { settings } }: ResultGroup): string {
  return settings.delta === undefined ? '' : `${settings.delta}`;
}

function messagesText(group: ResultGroup, epoch: number, kind: 'learning' | 'marking'): string {
  return grouped(Number(messagesOf(group, epoch, kind).toPrecision(3)));
}

const percent = (value: number) => value.toFixed(2);
const PERCENT = 100;
