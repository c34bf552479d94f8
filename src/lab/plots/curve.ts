/** Learning curves: accuracy against epochs or samples seen. */
import {
  type Box,
  legend,
  MARGIN,
  PLOT_WIDTH,
  panelTop,
  SHEET_WIDTH,
  sheet,
  xAxis,
  yAxis,
} from '../../probes/plots/figure.js';
import { seriesColour } from '../../probes/plots/palette.js';
import { linearScale, niceDomain, type Scale } from '../../probes/plots/scale.js';
import { element, polyline } from '../../probes/plots/svg.js';

export interface LearningCurve {
  readonly label: string;
  /** Where each point lies, growing. */
  readonly at: ArrayLike<number>;
  /** Shares from 0 to 1; NaN where there is no value. */
  readonly accuracy: ArrayLike<number>;
  /** Drawn as a band about it; NaN where there is none. */
  readonly spread?: ArrayLike<number>;
}

/** Of a curve; accuracies in percent. */
interface Point {
  readonly at: number;
  readonly percent: number;
  readonly low: number;
  readonly high: number;
}

export interface LearningCurves {
  readonly title: string;
  readonly subtitle?: string;
  readonly xLabel: string;
  readonly curves: readonly LearningCurve[];
}

export function curvePlot({ title, subtitle, xLabel, curves }: LearningCurves): string {
  const box: Box = { left: MARGIN.left, top: panelTop(subtitle), width: PLOT_WIDTH, height: 360 };
  const points = curves.map((curve) => pointsOf(curve));
  const all = points.flat();
  const lowest = all.reduce((least, { low }) => Math.min(least, low), PERCENT);
  const highest = all.reduce((most, { high }) => Math.max(most, high), 0);
  const first = all.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = all.reduce((most, { at }) => Math.max(most, at), 0);
  const x = linearScale(all.length === 0 ? [0, 1] : [Math.min(first, last), last], [
    box.left,
    box.left + box.width,
  ]);
  const y = linearScale(niceDomain(Math.min(lowest, highest), highest, TICKS), [
    box.top + box.height,
    box.top,
  ]);
  const lines = points.map((line, k) => {
    const colour = seriesColour(k);
    const path = polyline(line.flatMap(({ at, percent }) => [x(at), y(percent)]));
    const dots = line.length > MOST_DOTS ? [] : line;
    return (
      band(line, x, y, colour) +
      element('path', {
        d: path,
        fill: 'none',
        stroke: colour,
        'stroke-width': 2,
        'stroke-linejoin': 'round',
      }) +
      dots
        .map(({ at, percent }) => element('circle', { cx: x(at), cy: y(percent), r: 3, fill: colour }))
        .join('')
    );
  });
  return sheet({
    title,
    subtitle,
    height: box.top + box.height + MARGIN.bottom,
    body: [
      xAxis(box, x, xLabel, Math.max(1, Math.min(MOST_X_TICKS, Math.floor(last - first)))),
      yAxis(box, y, 'accuracy (%)', TICKS),
      ...lines,
      legend(
        curves.map(({ label }, k) => ({ label, colour: seriesColour(k) })),
        SHEET_WIDTH - MARGIN.right,
        LEGEND_Y,
      ),
    ],
  });
}

function pointsOf({ at, accuracy, spread }: LearningCurve): Point[] {
  return Array.from(at, (place, k) => {
    const percent = accuracy[k] * PERCENT;
    const about = (spread?.[k] || 0) * PERCENT;
    const [low, high] = [Math.max(0, percent - about), Math.min(PERCENT, percent + about)];
    return { at: place, percent, low, high };
  }).filter(({ percent }) => !Number.isNaN(percent));
}

function band(points: readonly Point[], x: Scale, y: Scale, colour: string): string {
  if (points.every(({ low, high }) => low === high)) return '';
  const above = points.flatMap(({ at, high }) => [x(at), y(high)]);
  const back = points.toReversed().flatMap(({ at, low }) => [x(at), y(low)]);
  return element('path', { d: `${polyline([...above, ...back])}Z`, fill: colour, 'fill-opacity': 0.15 });
}

const PERCENT = 100;
/** Beside the title: a command below it may take several lines. */
const LEGEND_Y = 28;
const TICKS = 5;
const MOST_X_TICKS = 10;
const MOST_DOTS = 60;
