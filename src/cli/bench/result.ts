/** What came of a benchmark: a row for each contestant, of medians. */
import { Problem } from '../../problem.js';
import type { Benchmark } from './benchmark.js';
import type { Contestant } from './contestant.js';
import type { MachineLimits } from './machine-limits.js';
import type { Measurement } from './measurement.js';
import type { Finish } from './race.js';

export interface BenchmarkResult {
  readonly name: string;
  readonly series?: string;
  readonly about: string;
  readonly seconds: number;
  readonly rows: readonly Row[];
}

export interface Row {
  readonly simulator: Contestant['simulator'];
  readonly configuration: string;
  readonly runs: number;
  /** Why there were no more runs. */
  readonly failure?: string;
  readonly figures?: Figures;
}

export interface Figures {
  readonly loopMs: number;
  /** Shortest and longest. */
  readonly loopRangeMs: readonly [number, number];
  /** Time of the loop over that of our first row. */
  readonly loopRatio: number;
  readonly buildMs: number;
  /** From a cold cache. */
  readonly processMs: number;
  readonly processRatio: number;
  readonly peakRssMb: number | null;
  readonly rateHz: number;
  /** Lowest and highest: each round has a seed of its own. */
  readonly rateRangeHz: readonly [number, number];
  readonly synapses: number;
  readonly nsPerEvent: number;
  /** Ours alone: the shares of what the machine can do. */
  readonly limits?: { readonly arithmetic: number; readonly bandwidth: number };
  readonly versions: Measurement['versions'];
}

const NS_PER_MS = 1e6;
const MS_PER_S = 1e3;
const STEP_MS = 0.1;

export function benchmarkResult(
  benchmark: Benchmark,
  seconds: number,
  finishes: readonly Finish[],
  limits: MachineLimits,
): BenchmarkResult {
  const first = finishes.find(({ runs }) => runs.length > 0);
  const reference = first && medians(first.contestant, first.runs);
  const ticks = (seconds * MS_PER_S) / (benchmark.stepMs ?? STEP_MS);
  return {
    name: benchmark.name,
    series: benchmark.series,
    about: benchmark.about,
    seconds,
    rows: finishes.map(({ contestant, runs, failure }): Row => {
      const { simulator, configuration } = contestant;
      const why = failure instanceof Problem ? failure.what : failure?.message;
      const row = { simulator, configuration, runs: runs.length, failure: why };
      if (runs.length === 0 || reference === undefined) return row;
      const { loopMs, processMs, events, ...rest } = medians(contestant, runs);
      return {
        ...row,
        figures: {
          ...rest,
          loopMs,
          loopRangeMs: range(runs.map((run) => run.loopMs)),
          loopRatio: loopMs / reference.loopMs,
          rateRangeHz: range(runs.map((run) => run.rateHz)),
          processMs,
          processRatio: processMs / reference.processMs,
          nsPerEvent: (loopMs * NS_PER_MS) / events,
          versions: runs[0].versions,
          limits: shares(contestant, runs[0].neurons, ticks, events, loopMs, limits),
        },
      };
    }),
  };
}

/** Those that leave a warm cache behind started cold once. */
function medians({ warms }: Contestant, runs: readonly Measurement[]) {
  const of = (pick: (run: Measurement) => number) => median(runs.map(pick));
  const peaks = runs.map(({ peakRssMb }) => peakRssMb).filter((peak) => peak !== null);
  return {
    loopMs: of(({ loopMs }) => loopMs),
    buildMs: of(({ buildMs }) => buildMs),
    processMs: warms ? runs[0].processMs : of(({ processMs }) => processMs),
    peakRssMb: peaks.length === 0 ? null : median(peaks),
    rateHz: of(({ rateHz }) => rateHz),
    synapses: of(({ synapses }) => synapses),
    events: of(({ events }) => events),
  };
}

function shares(
  { work, threads }: Contestant,
  neurons: number,
  ticks: number,
  events: number,
  loopMs: number,
  limits: MachineLimits,
): Figures['limits'] {
  if (work === undefined) return undefined;
  const updates = (work.neurons ?? neurons) * ticks;
  const perSecond = (amount: number) => (amount / loopMs) * MS_PER_S;
  const bytes = updates * work.bytesPerUpdate + events * work.bytesPerEvent;
  const bandwidth = work.in === 'cache' ? limits.cacheBytesPerS : limits.memoryBytesPerS;
  return {
    arithmetic: perSecond(updates * work.flopsPerUpdate) / (limits.flopsPerS * threads),
    bandwidth: perSecond(bytes) / (bandwidth * threads),
  };
}

const range = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] as const;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
