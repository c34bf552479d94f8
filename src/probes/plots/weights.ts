/** The weights of a projection: how they are distributed, and who has which with whom. */
import { type Box, MARGIN, PLOT_WIDTH, SHEET_WIDTH, sheet, xAxis, yAxis } from './figure.js';
import { countInto, histogramPanel } from './histogram.js';
import { FAINT_INK, heatColour, seriesColour } from './palette.js';
import { formatNumber, linearScale } from './scale.js';
import { scaleUnit } from './si-prefix.js';
import { element, text } from './svg.js';

export interface Weights {
  readonly title: string;
  readonly variable: string;
  /** SI unit as `formatDimension` names it. */
  readonly unit: string;
  /** For each synapse. */
  readonly values: ArrayLike<number>;
  readonly sources: ArrayLike<number>;
  readonly targets: ArrayLike<number>;
  readonly source: { readonly name: string; readonly size: number };
  readonly target: { readonly name: string; readonly size: number };
}

export function weightPlot(weights: Weights): string {
  const [low, high] = extent(weights.values);
  const unit = scaleUnit(weights.unit, Math.max(Math.abs(low), Math.abs(high)));
  const label = unit.label === '' ? weights.variable : `${weights.variable} (${unit.label})`;
  const scaled = Float64Array.from(weights.values, (value) => value * unit.factor);
  const top: Box = { left: MARGIN.left, top: MARGIN.top, width: PLOT_WIDTH, height: 190 };
  const matrix: Box = {
    left: MARGIN.left,
    top: top.top + top.height + 76,
    width: PLOT_WIDTH - KEY_ROOM,
    height: 400,
  };
  // If all are the same, their one bar stands in the middle.
  const [from, to] = linearScale([low * unit.factor, high * unit.factor], [0, 1]).domain;
  const bins = countInto(scaled, from, to, low === high ? BINS + 1 : BINS);
  const { length } = weights.values;
  return sheet({
    title: `${weights.title}: ${weights.variable}`,
    subtitle: `${formatNumber(length)} ${length === 1 ? 'synapse' : 'synapses'} from ${weights.source.name} to ${weights.target.name}`,
    height: matrix.top + matrix.height + MARGIN.bottom,
    body: [
      histogramPanel(top, [{ bins, colour: seriesColour(0) }], { x: label, y: 'synapses' }),
      matrixPanel(matrix, weights, scaled, low * unit.factor, high * unit.factor, label),
    ],
  });
}

/** Neurons are put together where there are more of them than cells; a cell is the mean of its synapses. */
function matrixPanel(
  box: Box,
  weights: Weights,
  values: Float64Array,
  low: number,
  high: number,
  label: string,
): string {
  const columns = Math.max(1, Math.min(weights.source.size, MOST_COLUMNS));
  const rows = Math.max(1, Math.min(weights.target.size, MOST_ROWS));
  const sums = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  for (let k = 0; k < values.length; k++) {
    const column = Math.floor((weights.sources[k] * columns) / weights.source.size);
    const row = Math.floor((weights.targets[k] * rows) / weights.target.size);
    sums[row * columns + column] += values[k];
    counts[row * columns + column]++;
  }
  const x = linearScale([0, weights.source.size], [box.left, box.left + box.width]);
  const y = linearScale([0, weights.target.size], [box.top + box.height, box.top]);
  const width = box.width / columns;
  const height = box.height / rows;
  const shades = new Map<string, string[]>();
  counts.forEach((count, cell) => {
    if (count === 0) return;
    const share = high > low ? (sums[cell] / count - low) / (high - low) : 1;
    const colour = heatColour(FAINTEST + (1 - FAINTEST) * (Math.round(share * SHADES) / SHADES));
    const left = box.left + (cell % columns) * width;
    const top = box.top + box.height - (Math.floor(cell / columns) + 1) * height;
    const path = shades.get(colour) ?? [];
    shades.set(colour, path);
    path.push(
      `M${left.toFixed(2)} ${top.toFixed(2)}h${width.toFixed(2)}v${height.toFixed(2)}h-${width.toFixed(2)}z`,
    );
  });
  const cells = [...shades].map(([fill, path]) => element('path', { d: path.join(''), fill }));
  return (
    xAxis(box, x, `from ${weights.source.name}`, Math.min(MOST_TICKS, weights.source.size)) +
    yAxis(box, y, `to ${weights.target.name}`, Math.min(MOST_TICKS, weights.target.size)) +
    cells.join('') +
    colourKey(box, low, high, label)
  );
}

function colourKey(box: Box, low: number, high: number, label: string): string {
  const left = SHEET_WIDTH - MARGIN.right - KEY_ROOM + 30;
  const height = 160;
  const step = height / SHADES;
  const shades = Array.from({ length: SHADES }, (_, k) =>
    element('rect', {
      x: left,
      y: box.top + height - (k + 1) * step,
      width: 14,
      height: step + 0.5,
      fill: heatColour(FAINTEST + ((1 - FAINTEST) * (k + 0.5)) / SHADES),
    }),
  );
  const note = { x: left + 20, 'font-size': 11, fill: FAINT_INK };
  return (
    shades.join('') +
    text(formatNumber(Number(high.toPrecision(3))), { ...note, y: box.top + 10 }) +
    text(formatNumber(Number(low.toPrecision(3))), { ...note, y: box.top + height }) +
    text(label, { ...note, x: left, y: box.top - 8 })
  );
}

function extent(values: ArrayLike<number>): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) {
    low = Math.min(low, values[k]);
    high = Math.max(high, values[k]);
  }
  return low <= high ? [low, high] : [0, 0];
}

/** And never between two neurons. */
const MOST_TICKS = 6;
const BINS = 60;
const MOST_COLUMNS = 200;
const MOST_ROWS = 120;
const SHADES = 24;
/** White means no synapse, so the smallest weight must not be white. */
const FAINTEST = 0.15;
const KEY_ROOM = 110;
