/** Power of the population rates at each frequency: where a network oscillates. */
import { cos, sin } from '../../numeric/index.js';
import { binRates } from './binned-rate.js';
import { type Box, legend, MARGIN, PLOT_WIDTH, SHEET_WIDTH, sheet, xAxis, yAxis } from './figure.js';
import { seriesColour } from './palette.js';
import { formatNumber, linearScale, niceDomain } from './scale.js';
import type { SpikeTrain } from './spike-train.js';
import { element, polyline } from './svg.js';

export function spectrumPlot(train: SpikeTrain): string {
  const box: Box = { left: MARGIN.left, top: MARGIN.top, width: PLOT_WIDTH, height: 320 };
  const rates = binRates(train, BIN_MS);
  const spectra = rates.ratesHz.map((bins) => powerSpectrum(bins, rates.binMs / 1000, HIGHEST_HZ));
  const stepHz = 1000 / (train.toMs - train.fromMs);
  const highest = spectra.reduce((most, power) => power.reduce((a, b) => Math.max(a, b), most), 0);
  const x = linearScale([0, HIGHEST_HZ], [box.left, box.left + box.width]);
  const y = linearScale(niceDomain(0, highest || 1, 4), [box.top + box.height, box.top]);
  return sheet({
    title: `${train.title}: spectrum of the population rates`,
    subtitle: `rates in bins of ${formatNumber(rates.binMs)} ms; frequencies ${formatNumber(Number(stepHz.toPrecision(3)))} Hz apart`,
    height: box.top + box.height + MARGIN.bottom,
    body: [
      xAxis(box, x, 'frequency (Hz)'),
      yAxis(box, y, 'power (Hz\u00b2/Hz)'),
      ...spectra.map((power, k) =>
        element('path', {
          d: polyline(Array.from(power).flatMap((value, f) => [x((f + 1) * stepHz), y(value)])),
          fill: 'none',
          stroke: seriesColour(train.shown[k]),
          'stroke-width': 1.4,
          'stroke-linejoin': 'round',
        }),
      ),
      legend(
        train.shown.map((k) => ({ label: train.populations[k].name, colour: seriesColour(k) })),
        SHEET_WIDTH - MARGIN.right,
        47,
      ),
    ],
  });
}

/**
 * One-sided power spectral density of what is left of `values` without its mean, at whole multiples of one over
 * the whole length, up to `highestHz`. Each frequency by Goertzel's recurrence (1958): there are few of them, and
 * any number of bins will do.
 */
export function powerSpectrum(values: Float64Array, binSeconds: number, highestHz: number): Float64Array {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  const seconds = count * binSeconds;
  const frequencies = Math.max(0, Math.min(Math.floor((count - 1) / 2), Math.floor(highestHz * seconds)));
  return Float64Array.from({ length: frequencies }, (_, f) => {
    const angle = (2 * Math.PI * (f + 1)) / count;
    const turn = 2 * cos(angle);
    let last = 0;
    let beforeLast = 0;
    for (const value of values) {
      const next = value - mean + turn * last - beforeLast;
      beforeLast = last;
      last = next;
    }
    const real = last - beforeLast * cos(angle);
    const imaginary = beforeLast * sin(angle);
    return (2 * (real * real + imaginary * imaginary) * binSeconds) / count;
  });
}

const BIN_MS = 1;
const HIGHEST_HZ = 200;
