import { resolve } from 'node:path';
import { readSpikes } from '../probes/run-reader.js';
import type { RunSummary } from '../probes/run-summary.js';
import type { StoredSpikes } from '../probes/spike-file.js';
import { readText, type Storage } from '../probes/storage.js';
import { tickToMs } from '../probes/time-text.js';
import { Problem } from '../problem.js';
import { type KeptRun, openFolder } from './open-folder.js';
import { counted, grouped } from './table.js';
import { EXIT, type ExitCode, type Terminal } from './terminal.js';

interface Difference {
  /** `spikes`, or the file. */
  readonly in: string;
  readonly where: string;
  readonly tick?: number;
}

/** What is of two kinds cannot be laid side by side. */
export async function compareFolders(
  one: string,
  other: string,
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  const a = await openFolder(resolve(terminal.cwd, one), one);
  const b = await openFolder(resolve(terminal.cwd, other), other);
  if (a.kind === 'run' && b.kind === 'run') return compareRuns(a, b, json, terminal);
  if (a.kind === 'learning' && b.kind === 'learning') {
    const { compareLearnings } = await import('./learn/compare-learnings.js');
    return compareLearnings({ ...a, shown: one }, { ...b, shown: other }, json, terminal);
  }
  const [spikes, learning] = a.kind === 'run' ? [one, other] : [other, one];
  throw new Problem(`\`${spikes}\` holds a run of spikes, \`${learning}\` what a method learned.`, {
    fix: 'Compare two of a kind.',
  });
}

/** Spikes first: what differs in a state differs in spikes sooner or later, and a spike is easier to look into. */
async function compareRuns(a: KeptRun, b: KeptRun, json: boolean, terminal: Terminal): Promise<ExitCode> {
  const differences = [
    ...settingDifferences(a.summary, b.summary),
    ...spikeDifference(await readSpikes(a.storage), await readSpikes(b.storage), a.summary, b.summary),
    ...(await tableDifferences(a, b)),
  ];
  const same = differences.length === 0;
  if (json) terminal.out.write(`${JSON.stringify({ same, differences })}\n`);
  else if (same) {
    terminal.out.write(
      `The same: ${counted(a.summary.spikes, 'spike')}, hash ${a.summary.spikeHash}, and all recorded files.\n`,
    );
  } else {
    for (const difference of differences) terminal.out.write(`${difference.in}: ${difference.where}\n`);
  }
  return same ? EXIT.done : EXIT.failed;
}

/** What explains all the rest. */
function settingDifferences(a: RunSummary, b: RunSummary): Difference[] {
  const settings = [
    ['network', a.network, b.network],
    ['seed', a.seed, b.seed],
    ['length', `${a.simulatedMs} ms`, `${b.simulatedMs} ms`],
  ] as const;
  return settings
    .filter(([, one, two]) => one !== two)
    .map(([name, one, two]) => ({ in: name, where: `${one} and ${two}` }));
}

function spikeDifference(a: StoredSpikes, b: StoredSpikes, ofA: RunSummary, ofB: RunSummary): Difference[] {
  if (a.dtSeconds !== b.dtSeconds) {
    return [{ in: 'spikes', where: `ticks of ${a.dtSeconds} s and of ${b.dtSeconds} s` }];
  }
  const shorter = Math.min(a.ticks.length, b.ticks.length);
  let k = 0;
  while (
    k < shorter &&
    a.ticks[k] === b.ticks[k] &&
    a.populations[k] === b.populations[k] &&
    a.neurons[k] === b.neurons[k]
  ) {
    k++;
  }
  if (k === a.ticks.length && k === b.ticks.length) return [];
  const tick = Math.min(a.ticks[k] ?? Number.POSITIVE_INFINITY, b.ticks[k] ?? Number.POSITIVE_INFINITY);
  const where = `${k === 0 ? 'already the first is' : `the first ${grouped(k)} are the same; then`} ${spikeText(a, k, ofA)} in one, ${spikeText(b, k, ofB)} in the other`;
  return [{ in: 'spikes', where, tick }];
}

function spikeText(spikes: StoredSpikes, k: number, summary: RunSummary): string {
  if (k >= spikes.ticks.length) return 'no more';
  const population = summary.populations[spikes.populations[k]]?.name ?? spikes.populations[k];
  const tick = spikes.ticks[k];
  return `${population} ${spikes.neurons[k]} at tick ${tick} (${tickToMs(tick, spikes.dtSeconds)} ms)`;
}

async function tableDifferences(
  a: { readonly storage: Storage; readonly summary: RunSummary },
  b: { readonly storage: Storage; readonly summary: RunSummary },
): Promise<Difference[]> {
  const tables = (summary: RunSummary) =>
    summary.records.filter(({ kind }) => kind !== 'spikes').map(({ file }) => file);
  const differences: Difference[] = [];
  for (const file of [...new Set([...tables(a.summary), ...tables(b.summary)])].sort()) {
    const one = await readText(a.storage, file);
    const two = await readText(b.storage, file);
    if (one === two) continue;
    differences.push({
      in: file,
      where: one === undefined || two === undefined ? 'only one of the runs has it' : firstLine(one, two),
    });
  }
  return differences;
}

function firstLine(one: string, two: string): string {
  const a = one.split('\n');
  const b = two.split('\n');
  let k = 0;
  while (k < a.length && k < b.length && a[k] === b[k]) k++;
  const text = (line: string | undefined) => (line === undefined || line === '' ? 'nothing' : `\`${line}\``);
  return `line ${k + 1} is ${text(a[k])} in one, ${text(b[k])} in the other`;
}
