import { type BinnedRates, binRates } from './binned-rate.js';
import {
  type Box,
  legend,
  MARGIN,
  PLOT_WIDTH,
  SHEET_WIDTH,
  sheet,
  timeUnit,
  xAxis,
  yAxis,
} from './figure.js';
import { seriesColour } from './palette.js';
import { formatNumber, linearScale, niceDomain, type Scale } from './scale.js';
import type { SpikeTrain } from './spike-train.js';
import { element, short } from './svg.js';

/** Population rates over time, as an SVG document. */
export function ratePlot(train: SpikeTrain, binMs?: number): string {
  const box: Box = { left: MARGIN.left, top: MARGIN.top, width: PLOT_WIDTH, height: 300 };
  const unit = timeUnit(train.toMs - train.fromMs);
  const x = linearScale(
    [train.fromMs / unit.divisor, train.toMs / unit.divisor],
    [box.left, box.left + box.width],
  );
  const rates = binRates(train, binMs);
  return sheet({
    title: `${train.title}: population rates`,
    subtitle: `spikes per neuron and second, in bins of ${formatNumber(rates.binMs)} ms`,
    height: box.top + box.height + MARGIN.bottom,
    body: [
      xAxis(box, x, unit.label),
      ratePanel(box, x, train, rates),
      legend(
        train.shown.map((k) => ({ label: train.populations[k].name, colour: seriesColour(k) })),
        SHEET_WIDTH - MARGIN.right,
        47,
      ),
    ],
  });
}

/** The panel alone, without its x axis: the raster has one too. */
export function ratePanel(box: Box, x: Scale, train: SpikeTrain, rates: BinnedRates): string {
  const highest = rates.ratesHz.reduce((most, bins) => bins.reduce((a, b) => Math.max(a, b), most), 0);
  const y = linearScale(niceDomain(0, highest || 1, 3), [box.top + box.height, box.top]);
  const { divisor } = timeUnit(train.toMs - train.fromMs);
  const curves = rates.ratesHz.map((bins, k) => {
    const colour = seriesColour(train.shown[k]);
    const steps = stairs(bins, rates.binMs, train, (ms) => x(ms / divisor), y);
    const area = `${steps}V${short(y(0))}H${short(box.left)}Z`;
    return (
      element('path', { d: area, fill: colour, 'fill-opacity': 0.1 }) +
      element('path', {
        d: steps,
        fill: 'none',
        stroke: colour,
        'stroke-width': 1.3,
        'stroke-linejoin': 'round',
      })
    );
  });
  return yAxis(box, y, 'rate (Hz)', 3) + curves.join('');
}

/** A bin is a level, not a point: a step as wide as the bin. */
function stairs(
  bins: Float64Array,
  binMs: number,
  train: SpikeTrain,
  x: (ms: number) => number,
  y: Scale,
): string {
  let path = `M${short(x(train.fromMs))} ${short(y(bins[0]))}`;
  for (let b = 0; b < bins.length; b++) {
    if (b > 0) path += `V${short(y(bins[b]))}`;
    path += `H${short(x(Math.min(train.toMs, train.fromMs + (b + 1) * binMs)))}`;
  }
  return path;
}
