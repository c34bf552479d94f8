/** Intervals between the spikes of each neuron: a histogram, and how regular they are. */
import { type Box, legend, MARGIN, PLOT_WIDTH, SHEET_WIDTH, sheet } from './figure.js';
import { countInto, histogramPanel } from './histogram.js';
import { seriesColour } from './palette.js';
import { formatNumber, niceStep } from './scale.js';
import { eachSpike, type SpikeTrain } from './spike-train.js';

export function intervalPlot(train: SpikeTrain): string {
  const box: Box = { left: MARGIN.left, top: MARGIN.top, width: PLOT_WIDTH, height: 320 };
  const intervals = intervalsMs(train);
  const all = Float64Array.from(intervals.flatMap((list) => [...list])).sort();
  const usual = all.length === 0 ? 1 : all[Math.floor((all.length - 1) * SHOWN_SHARE)];
  const step = niceStep(usual, 1) / 2;
  const high = Math.max(step, Math.ceil(usual / step) * step);
  const beyond = all.reduce((count, interval) => count + (interval > high ? 1 : 0), 0);
  return sheet({
    title: `${train.title}: intervals between spikes`,
    subtitle:
      `${formatNumber(all.length)} intervals` +
      (beyond > 0 ? `, ${formatNumber(beyond)} of them longer than shown` : ''),
    height: box.top + box.height + MARGIN.bottom,
    body: [
      histogramPanel(
        box,
        intervals.map((list, k) => ({
          bins: countInto(list, 0, high, BINS),
          colour: seriesColour(train.shown[k]),
        })),
        { x: 'interval (ms)', y: 'intervals' },
      ),
      legend(
        train.shown.map((population, k) => ({
          label: `${train.populations[population].name}, CV ${variation(intervals[k])}`,
          colour: seriesColour(population),
        })),
        SHEET_WIDTH - MARGIN.right,
        47,
      ),
    ],
  });
}

/** Of each shown population, those of all its neurons together. */
export function intervalsMs(train: SpikeTrain): Float64Array[] {
  const position = new Map(train.shown.map((population, k) => [population, k]));
  const last = train.shown.map((population) =>
    new Float64Array(train.populations[population].size).fill(Number.NaN),
  );
  const found = train.shown.map(() => [] as number[]);
  eachSpike(train, (timeMs, population, neuron) => {
    const k = position.get(population)!;
    const before = last[k][neuron];
    if (!Number.isNaN(before)) found[k].push(timeMs - before);
    last[k][neuron] = timeMs;
  });
  return found.map((list) => Float64Array.from(list));
}

/** Coefficient of variation: 0 for a clock, 1 for a Poisson process. */
function variation(intervals: Float64Array): string {
  if (intervals.length < 2) return '?';
  const mean = intervals.reduce((sum, value) => sum + value, 0) / intervals.length;
  const variance =
    intervals.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (intervals.length - 1);
  return (Math.sqrt(variance) / mean).toFixed(2);
}

const BINS = 80;
/** The longest hundredth of the intervals would squeeze the rest into a corner. */
const SHOWN_SHARE = 0.99;
