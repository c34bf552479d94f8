/** What can be told of learning in a line each: one list for looking at a folder and for laying two side by side. */
import { meanAndSpread } from '../../lab/spread.js';
import { durationText, magnitude, shortNumber } from '../duration-text.js';
import { counted, grouped } from '../table.js';
import type { LearnResult } from './learn-result.js';
import { accuracyOf } from './seeds-result.js';

export interface Fact {
  readonly name: string;
  readonly text: string;
  /** How fast it went, and where: another value makes no other result. */
  readonly measured?: boolean;
}

/** @param runs alike but for their seeds, one or more. What does not exist of them is left out. */
export function learningFacts(runs: readonly LearnResult[]): readonly Fact[] {
  return [...settingFacts(runs), ...resultFacts(runs), ...measuredFacts(runs)];
}

function settingFacts(runs: readonly LearnResult[]): Fact[] {
  const [{ rule, data, samples, validation, layers, settings, labels, ...run }] = runs;
  const steps = run.optimizer === null ? undefined : `${run.optimizer}, rate ${run.learningRate}`;
  return facts({
    rule,
    data: `${data}, ${counted(samples, 'training sample')}`,
    'held out': validation === null ? undefined : counted(validation, 'validation sample'),
    layers: layers.join('-'),
    epochs: distinct(runs.map(({ epochs }) => `${epochs.length}`)),
    batch: run.online ? 'one sample at a time' : `${run.batch}`,
    steps,
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`set ${name}`, `${value}`])),
    labels: labels === null ? undefined : `mixed in, strength ${labels}`,
    'read-out': run.activation === null ? run.readout : `${run.readout} on ${run.activation}`,
    seed: runs.map(({ seed }) => seed).join(', '),
    engine: run.engine === run.backend ? run.engine : `${run.engine}, backend ${run.backend}`,
  });
}

function resultFacts(runs: readonly LearnResult[]): Fact[] {
  const share = (pick: Figure) => over(runs, pick, percent);
  const readouts = runs[0].readouts ?? [];
  return facts({
    [`${runs[0].validation === null ? 'test' : 'validation'} accuracy`]:
      share(accuracyOf) ?? 'no epoch was finished',
    'training accuracy': share(({ epochs }) => epochs.at(-1)?.train),
    ...Object.fromEntries(
      readouts.map(({ readout }, k) => [`by ${readout}`, share((run) => run.readouts?.[k]?.accuracy)]),
    ),
    duplicates: over(runs, ({ units }) => units?.duplicates, shortNumber),
    dead: over(runs, ({ units }) => units?.dead, shortNumber),
    selectivity: over(runs, ({ units }) => units?.selectivity, twoDigits),
    'weight entropy': over(runs, ({ units }) => units?.weightEntropy, twoDigits),
    'messages, learning': over(runs, ({ epochs }) => epochs.at(-1)?.messages?.learning, aSample),
    'messages, marking': over(runs, ({ epochs }) => epochs.at(-1)?.messages?.marking, aSample),
  });
}

function measuredFacts(runs: readonly LearnResult[]): Fact[] {
  const made = runs.map(({ versions }) =>
    Object.entries(versions)
      .map((each) => each.join(' '))
      .join(', '),
  );
  return facts({
    took: durationText(runs.reduce((sum, { wallMs }) => sum + wallMs, 0)),
    'samples/s': over(runs, ({ samplesPerSecond }) => samplesPerSecond, magnitude),
    latency: over(
      runs,
      ({ latencyMs }) => latencyMs?.mean,
      (ms) => `${shortNumber(ms)} ms a sample`,
    ),
    machine: distinct(runs.map(({ machine }) => machine)),
    'made by': distinct(made),
  }).map((fact) => ({ ...fact, measured: true }));
}

function facts(told: Readonly<Record<string, string | undefined>>): Fact[] {
  return Object.entries(told).flatMap(([name, text]) => (text === undefined ? [] : [{ name, text }]));
}

type Figure = (run: LearnResult) => number | null | undefined;

/** The mean of those runs that have the figure, and how far they spread. */
function over(
  runs: readonly LearnResult[],
  pick: Figure,
  shown: (value: number) => string,
): string | undefined {
  const values = runs.map(pick).filter((value) => value !== null && value !== undefined);
  if (values.length === 0) return undefined;
  const { mean, spread } = meanAndSpread(values);
  return Number.isNaN(spread) ? shown(mean) : `${shown(mean)} (spread ${shown(spread)})`;
}

const distinct = (texts: readonly string[]) => [...new Set(texts)].join('; ');
const aSample = (count: number) => `${grouped(count)} a sample`;
const percent = (share: number) => `${(PERCENT * share).toFixed(2)} %`;
const twoDigits = (value: number) => value.toFixed(2);
const PERCENT = 100;
