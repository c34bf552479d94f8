/**
 * Every spike as a dot, populations stacked and coloured, their rates below.
 *
 * Up to `MOST_DOTS` spikes are dots. Beyond that dots would cover each other and the file would grow without limit: the
 * panel is cut into small cells instead, and a cell is the darker the more spikes fall in it. Nothing is left out.
 */
import { binRates } from './binned-rate.js';
import { type Box, MARGIN, PLOT_WIDTH, sheet, timeUnit, xAxis } from './figure.js';
import { FAINT_INK, GRID, INK, seriesColour } from './palette.js';
import { ratePanel } from './rate.js';
import { formatNumber, linearScale, niceTicks, type Scale } from './scale.js';
import { eachSpike, type SpikeTrain } from './spike-train.js';
import { element, line, short, text } from './svg.js';

export function rasterPlot(train: SpikeTrain): string {
  const unit = timeUnit(train.toMs - train.fromMs);
  const dots: Box = { left: MARGIN.left, top: MARGIN.top, width: PLOT_WIDTH, height: 380 };
  const rate: Box = { ...dots, top: dots.top + dots.height + 28, height: 110 };
  const x = linearScale(
    [train.fromMs / unit.divisor, train.toMs / unit.divisor],
    [dots.left, dots.left + dots.width],
  );
  const bands = stack(train, dots);
  const rates = binRates(train);
  let count = 0;
  eachSpike(train, () => count++);
  const dense = count > MOST_DOTS;
  const marks = dense
    ? densityMarks(train, dots, bands, (ms) => x(ms / unit.divisor))
    : dotMarks(train, bands, (ms) => x(ms / unit.divisor));
  return sheet({
    title: `${train.title}: spikes`,
    subtitle:
      `${formatNumber(count)} spikes of ${formatNumber(bands.reduce((sum, band) => sum + band.size, 0))} neurons` +
      (dense ? '; the darker a cell, the more spikes in it' : ''),
    height: rate.top + rate.height + MARGIN.bottom,
    body: [
      xAxis(dots, x, undefined),
      ...bands.map((band) => bandAxis(dots, band)),
      marks,
      xAxis(rate, x, unit.label),
      ratePanel(rate, x, train, rates),
    ],
  });
}

/** The strip of a population: neuron 0 at the bottom. */
interface Band {
  readonly name: string;
  readonly size: number;
  readonly colour: string;
  readonly top: number;
  readonly height: number;
  readonly y: Scale;
}

/** Heights go with the sizes, but no population is too thin to see. Keyed by population number. */
function stack(train: SpikeTrain, box: Box): Band[] {
  const sizes = train.shown.map((k) => Math.max(1, train.populations[k].size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sizes.map((size) => Math.max(size / total, THINNEST_SHARE));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const usable = box.height - BAND_GAP * (sizes.length - 1);
  let top = box.top;
  return train.shown.map((population, k) => {
    const height = (usable * shares[k]) / whole;
    const band = {
      name: train.populations[population].name,
      size: train.populations[population].size,
      colour: seriesColour(population),
      top,
      height,
      y: linearScale([0, sizes[k]], [top + height, top]),
    };
    top += height + BAND_GAP;
    return band;
  });
}

function bandAxis(box: Box, band: Band): string {
  const bottom = band.top + band.height;
  const ticks = niceTicks(0, band.size, band.height / 60).filter((value) => value > 0 && value < band.size);
  const marks = [0, ...ticks].map((value) =>
    text(formatNumber(value), {
      x: box.left - 8,
      y: band.y(value) + (value === 0 ? 0 : 4),
      'text-anchor': 'end',
      'font-size': 11,
      fill: FAINT_INK,
    }),
  );
  const x = box.left - 62;
  const y = band.top + band.height / 2;
  const upright = band.height < band.name.length * 8;
  const label = text(band.name, {
    x: upright ? box.left - BESIDE_NUMBERS : x,
    y: upright ? y + 4 : y,
    'text-anchor': upright ? 'end' : 'middle',
    'font-size': upright ? short(Math.min(NAME_SIZE, WIDEST_NAME / band.name.length)) : NAME_SIZE,
    'font-weight': 600,
    fill: band.colour,
    transform: upright ? undefined : `rotate(-90 ${short(x)} ${short(y)})`,
  });
  return (
    element('rect', {
      x: box.left,
      y: band.top,
      width: box.width,
      height: band.height,
      fill: band.colour,
      'fill-opacity': 0.035,
    }) +
    line(box.left, bottom, box.left + box.width, bottom, { stroke: GRID }) +
    line(box.left, band.top, box.left, bottom, { stroke: INK, 'stroke-opacity': 0.35 }) +
    marks.join('') +
    label
  );
}

/** One path a population; a stroke of no length with round ends is a dot. */
function dotMarks(train: SpikeTrain, bands: readonly Band[], x: (ms: number) => number): string {
  const position = new Map(train.shown.map((population, k) => [population, k]));
  const paths = bands.map(() => [] as string[]);
  eachSpike(train, (timeMs, population, neuron) => {
    const k = position.get(population)!;
    paths[k].push(`M${short(x(timeMs))} ${short(bands[k].y(neuron + 0.5))}h0`);
  });
  const drawn = paths.reduce((sum, path) => sum + path.length, 0);
  const smallest = Math.min(DOT_LEGIBLE, Math.max(DOT_SMALLEST, Math.sqrt(DOT_ROOM / Math.max(1, drawn))));
  const svg = bands.map((band, k) => {
    const width = Math.max(smallest, Math.min(DOT_LARGEST, (band.height / Math.max(1, band.size)) * 0.9));
    return element('path', {
      d: paths[k].join(''),
      stroke: band.colour,
      'stroke-width': width,
      'stroke-linecap': 'round',
      'stroke-opacity': width < DOT_LARGEST ? 0.75 : 1,
      fill: 'none',
    });
  });
  return svg.join('');
}

function densityMarks(
  train: SpikeTrain,
  box: Box,
  bands: readonly Band[],
  x: (ms: number) => number,
): string {
  const columns = Math.ceil(box.width / CELL);
  const position = new Map(train.shown.map((population, k) => [population, k]));
  const counts = bands.map((band) => new Uint32Array(columns * Math.ceil(band.height / CELL)));
  eachSpike(train, (timeMs, population, neuron) => {
    const k = position.get(population)!;
    const row = Math.floor((bands[k].y(neuron + 0.5) - bands[k].top) / CELL);
    counts[k][row * columns + Math.min(columns - 1, Math.floor((x(timeMs) - box.left) / CELL))]++;
  });
  const svg = bands.flatMap((band, k) => {
    const most = counts[k].reduce((a, b) => Math.max(a, b), 1);
    const shades = Array.from({ length: SHADES }, () => [] as string[]);
    counts[k].forEach((count, cell) => {
      if (count === 0) return;
      const shade = Math.ceil(Math.sqrt(count / most) * SHADES) - 1;
      const left = box.left + (cell % columns) * CELL;
      const top = band.top + Math.floor(cell / columns) * CELL + CELL / 2;
      shades[shade].push(`M${short(left)} ${short(top)}h${CELL}`);
    });
    return shades.map((cells, shade) =>
      cells.length === 0
        ? ''
        : element('path', {
            d: cells.join(''),
            stroke: band.colour,
            'stroke-width': CELL,
            'stroke-opacity': FAINTEST + ((1 - FAINTEST) * shade) / (SHADES - 1),
            fill: 'none',
          }),
    );
  });
  return svg.join('');
}

const MOST_DOTS = 30_000;
/** Pixels. */
const CELL = 2;
const SHADES = 6;
/** Opacity of the lightest shade: a single spike must still be seen. */
const FAINTEST = 0.25;
const NAME_SIZE = 13;
/** Pixels that the numbers of an axis take. */
const BESIDE_NUMBERS = 30;
/** Letters of size 1 that fit between the edge and the numbers: bold ones are about 0.62 of their size wide. */
const WIDEST_NAME = (MARGIN.left - BESIDE_NUMBERS) / 0.62;
const BAND_GAP = 6;
const THINNEST_SHARE = 0.06;
const DOT_SMALLEST = 1.3;
/** Where spikes are few, a dot may be larger than its row. */
const DOT_LEGIBLE = 2.2;
/** Pixels that all dots together may cover. */
const DOT_ROOM = 40_000;
const DOT_LARGEST = 5;
