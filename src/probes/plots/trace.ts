/**
 * Variables over time: a panel for each variable, a curve for each neuron, spikes marked on top.
 *
 * Long traces are drawn by the lowest and highest value of each pixel column, in the order they came: no peak is lost.
 */
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
import { linearScale } from './scale.js';
import { scaleUnit } from './si-prefix.js';
import { element, line, polyline } from './svg.js';

export interface Trace {
  readonly index: number;
  readonly timesMs: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

export interface TracePanel {
  readonly variable: string;
  /** SI unit, empty if none. */
  readonly unit: string;
  readonly traces: readonly Trace[];
}

export interface TraceFigure {
  readonly title: string;
  readonly elements: 'neurons' | 'synapses';
  readonly panels: readonly TracePanel[];
  readonly fromMs: number;
  readonly toMs: number;
  /** Spike times of each neuron shown, by index. */
  readonly spikesMs?: ReadonlyMap<number, readonly number[]>;
}

export function tracePlot(figure: TraceFigure): string {
  const unit = timeUnit(figure.toMs - figure.fromMs);
  const panelHeight = figure.panels.length === 1 ? 320 : 190;
  const indices = [...new Set(figure.panels.flatMap((panel) => panel.traces.map((trace) => trace.index)))];
  const colours = new Map(indices.map((index, k) => [index, seriesColour(k)]));
  const body: string[] = [];
  let top = MARGIN.top;
  for (const [k, panel] of figure.panels.entries()) {
    const box: Box = { left: MARGIN.left, top, width: PLOT_WIDTH, height: panelHeight };
    const x = linearScale(
      [figure.fromMs / unit.divisor, figure.toMs / unit.divisor],
      [box.left, box.left + box.width],
    );
    const last = k === figure.panels.length - 1;
    body.push(xAxis(box, x, last ? unit.label : undefined));
    body.push(drawPanel(box, panel, (ms) => x(ms / unit.divisor), colours));
    if (k === 0 && figure.spikesMs !== undefined) {
      body.push(spikeMarks(box, figure.spikesMs, (ms) => x(ms / unit.divisor), colours));
    }
    top += panelHeight + PANEL_GAP;
  }
  return sheet({
    title: figure.title,
    subtitle: `${figure.elements} by number${figure.spikesMs === undefined ? '' : '; their spikes are marked on top'}`,
    height: top - PANEL_GAP + MARGIN.bottom,
    body: [
      ...body,
      legend(
        indices
          .slice(0, LEGEND_ENTRIES)
          .map((index) => ({ label: String(index), colour: colours.get(index)! })),
        SHEET_WIDTH - MARGIN.right,
        47,
      ),
    ],
  });
}

function drawPanel(
  box: Box,
  panel: TracePanel,
  x: (ms: number) => number,
  colours: ReadonlyMap<number, string>,
): string {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const { values } of panel.traces) {
    for (let k = 0; k < values.length; k++) {
      if (values[k] < low) low = values[k];
      if (values[k] > high) high = values[k];
    }
  }
  if (low > high) [low, high] = [0, 0];
  const unit = scaleUnit(panel.unit, Math.max(Math.abs(low), Math.abs(high)));
  const room = (high - low) * unit.factor * HEADROOM;
  const y = linearScale(
    [low * unit.factor - room, high * unit.factor + room],
    [box.top + box.height, box.top],
  );
  const name = unit.label === '' ? panel.variable : `${panel.variable} (${unit.label})`;
  const curves = panel.traces.map(({ index, timesMs, values }) =>
    element('path', {
      d: polyline(extremes(timesMs, values, box, x, (value) => y(value * unit.factor))),
      fill: 'none',
      stroke: colours.get(index),
      'stroke-width': 1.2,
      'stroke-linejoin': 'round',
    }),
  );
  return yAxis(box, y, name, box.height / PIXELS_PER_TICK) + curves.join('');
}

/** Points x0, y0, x1, y1, ... of which there are at most two for each pixel column, unless there are few anyway. */
export function extremes(
  timesMs: ArrayLike<number>,
  values: ArrayLike<number>,
  box: Box,
  x: (ms: number) => number,
  y: (value: number) => number,
): number[] {
  const points: number[] = [];
  if (values.length <= box.width * 2) {
    for (let k = 0; k < values.length; k++) points.push(x(timesMs[k]), y(values[k]));
    return points;
  }
  let k = 0;
  while (k < values.length) {
    const column = Math.floor(x(timesMs[k]));
    let low = k;
    let high = k;
    while (k < values.length && Math.floor(x(timesMs[k])) === column) {
      if (values[k] < values[low]) low = k;
      if (values[k] > values[high]) high = k;
      k++;
    }
    const first = Math.min(low, high);
    const second = Math.max(low, high);
    points.push(x(timesMs[first]), y(values[first]));
    if (second !== first) points.push(x(timesMs[second]), y(values[second]));
  }
  return points;
}

function spikeMarks(
  box: Box,
  spikesMs: ReadonlyMap<number, readonly number[]>,
  x: (ms: number) => number,
  colours: ReadonlyMap<number, string>,
): string {
  const marks: string[] = [];
  for (const [index, times] of spikesMs) {
    for (const time of times.slice(0, MOST_SPIKE_MARKS)) {
      marks.push(
        line(x(time), box.top - 8, x(time), box.top - 1, { stroke: colours.get(index), 'stroke-width': 1.4 }),
      );
    }
  }
  return marks.join('');
}

const PIXELS_PER_TICK = 32;
const PANEL_GAP = 22;
const HEADROOM = 0.06;
const LEGEND_ENTRIES = 12;
const MOST_SPIKE_MARKS = 2000;
