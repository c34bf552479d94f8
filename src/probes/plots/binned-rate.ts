import { niceStep } from './scale.js';
import { eachSpike, type SpikeTrain } from './spike-train.js';

/** Firing rates over time: one list of bins for each shown population. */
export interface BinnedRates {
  readonly binMs: number;
  readonly bins: number;
  /** By position in `shown`; spikes per neuron and second. The last bin may be shorter, and is divided by its own length. */
  readonly ratesHz: readonly Float64Array[];
}

/** @param binMs left out: about 150 bins of a round length, and never less than a tick. */
export function binRates(train: SpikeTrain, binMs?: number): BinnedRates {
  const spanMs = train.toMs - train.fromMs;
  const tickMs = train.dtSeconds * 1000;
  const width = Math.max(tickMs, binMs ?? Math.max(niceStep(spanMs, BINS), SHORTEST_BIN_MS));
  const bins = Math.max(1, Math.ceil(spanMs / width - ROUNDING));
  const counts = train.shown.map(() => new Float64Array(bins));
  const position = new Map(train.shown.map((population, k) => [population, k]));
  eachSpike(train, (timeMs, population) => {
    const bin = Math.min(bins - 1, Math.floor((timeMs - train.fromMs) / width + ROUNDING));
    counts[position.get(population)!][bin]++;
  });
  const ratesHz = counts.map((bin, k) =>
    bin.map((count, b) => {
      const lengthMs = Math.min(width, spanMs - b * width);
      const neurons = train.populations[train.shown[k]].size;
      return neurons > 0 && lengthMs > 0 ? count / (neurons * (lengthMs / 1000)) : 0;
    }),
  );
  return { binMs: width, bins, ratesHz };
}

const BINS = 150;
const SHORTEST_BIN_MS = 1;
const ROUNDING = 1e-9;
