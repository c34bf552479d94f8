/** Accuracy against messages, as neurons tell more finely: a line for each way of teaching, a point for each delta. */
import {
  type Box,
  legend,
  MARGIN,
  PLOT_WIDTH,
  SHEET_WIDTH,
  sheet,
  xAxis,
  yAxis,
} from '../../../probes/plots/figure.js';
import { FAINT_INK, seriesColour } from '../../../probes/plots/palette.js';
import { linearScale, niceDomain, type Scale } from '../../../probes/plots/scale.js';
import { element, polyline, text } from '../../../probes/plots/svg.js';
import { counted, grouped } from '../../table.js';
import type { ResultGroup } from './result-group.js';
import { messagesOf } from './result-tables.js';

interface Point {
  readonly delta: number;
  readonly messages: number;
  readonly accuracy: number;
}

/** Undefined where there are too few for a line. */
export function messagePlot(groups: readonly ResultGroup[]): string | undefined {
  const series = [...new Set(groups.map(allButDelta))]
    .map((same) => groups.filter((group) => allButDelta(group) === same))
    .map((alike) => ({ label: labelOf(alike[0]), points: pointsOf(alike) }))
    .filter(({ points }) => points.length >= FEWEST);
  if (series.length === 0) return undefined;
  const box: Box = { left: MARGIN.left, top: MARGIN.top, width: PLOT_WIDTH, height: 360 };
  const all = series.flatMap(({ points }) => points);
  const x = linearScale(niceDomain(0, Math.max(...all.map(({ messages }) => messages)), X_TICKS), [
    box.left,
    box.left + box.width,
  ]);
  const accuracies = all.map(({ accuracy }) => accuracy);
  const y = linearScale(niceDomain(Math.min(...accuracies), Math.max(...accuracies), Y_TICKS), [
    box.top + box.height,
    box.top,
  ]);
  return sheet({
    title: 'Accuracy against messages',
    subtitle: 'beside each point: how far a state moves before its neuron tells',
    height: box.top + box.height + MARGIN.bottom,
    body: [
      xAxis(box, x, 'synaptic messages per sample, in marking', X_TICKS),
      yAxis(box, y, 'accuracy (%)', Y_TICKS),
      ...series.map(({ points }, k) => lineOf(points, x, y, seriesColour(k))),
      legend(
        series.map(({ label }, k) => ({ label, colour: seriesColour(k) })),
        SHEET_WIDTH - MARGIN.right,
        LEGEND_Y,
      ),
    ],
  });
}

function allButDelta({ command }: ResultGroup): string {
  return command.replace(/ --set delta=\S+| --seeds? \S+/g, '');
}

function labelOf({ first: { data, samples, epochs } }: ResultGroup): string {
  return `${data}, ${grouped(samples)} samples, ${counted(epochs.length, 'epoch')}`;
}

function pointsOf(groups: readonly ResultGroup[]): readonly Point[] {
  return groups
    .flatMap((group) => {
      const { delta } = group.first.settings;
      if (delta === undefined) return [];
      return [{ delta, messages: messagesOf(group, -1, 'marking'), accuracy: group.accuracy.mean }];
    })
    .sort((a, b) => a.delta - b.delta);
}

function lineOf(points: readonly Point[], x: Scale, y: Scale, colour: string): string {
  const path = polyline(points.flatMap(({ messages, accuracy }) => [x(messages), y(accuracy)]));
  const marks = points.map(({ delta, messages, accuracy }) => {
    const at = { x: x(messages) + LABEL_GAP, y: y(accuracy) + LABEL_GAP * 2 };
    return (
      element('circle', { cx: x(messages), cy: y(accuracy), r: 3, fill: colour }) +
      text(`${delta}`, { ...at, 'font-size': 11, fill: FAINT_INK })
    );
  });
  return element('path', { d: path, fill: 'none', stroke: colour, 'stroke-width': 2 }) + marks.join('');
}

const FEWEST = 3;
const X_TICKS = 8;
const Y_TICKS = 5;
const LEGEND_Y = 28;
const LABEL_GAP = 6;
