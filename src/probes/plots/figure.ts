/** The sheet a plot is drawn on: title, panels with axes, legend. */
import { FAINT_INK, GRID, INK, PAPER } from './palette.js';
import { formatNumber, niceTicks, type Scale } from './scale.js';
import { element, line, text } from './svg.js';
import { LETTER_WIDTH, textLines } from './text-lines.js';

/** A rectangle of the sheet, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const SHEET_WIDTH = 960;
export const MARGIN = { left: 84, right: 28, top: 64, bottom: 52 };
export const PLOT_WIDTH = SHEET_WIDTH - MARGIN.left - MARGIN.right;

export interface Sheet {
  readonly title: string;
  readonly subtitle?: string;
  readonly height: number;
  readonly body: readonly string[];
}

export function sheet({ title, subtitle, height, body }: Sheet): string {
  const head = [
    text(title, { x: MARGIN.left, y: 28, 'font-size': 17, 'font-weight': 600, fill: INK }),
    ...subtitleLines(subtitle).map((words, k) =>
      text(words, { x: MARGIN.left, y: 47 + k * SUBTITLE_LEADING, 'font-size': 12, fill: FAINT_INK }),
    ),
  ];
  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: SHEET_WIDTH,
      height,
      viewBox: `0 0 ${SHEET_WIDTH} ${height}`,
      'font-family': "system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif",
      role: 'img',
      'aria-label': title,
    },
    element('rect', { width: '100%', height: '100%', fill: PAPER }),
    ...head,
    ...body,
  )}\n`;
}

/** Where panels may begin below a title and a subtitle of any length. */
export function panelTop(subtitle: string | undefined): number {
  return MARGIN.top + Math.max(0, subtitleLines(subtitle).length - 1) * SUBTITLE_LEADING;
}

function subtitleLines(subtitle = ''): readonly string[] {
  return textLines(subtitle, PLOT_WIDTH);
}

/** The x axis below a panel, with grid lines up through it. `label` also names the unit. */
export function xAxis(box: Box, scale: Scale, label: string | undefined, count = 8): string {
  const bottom = box.top + box.height;
  const marks = niceTicks(scale.domain[0], scale.domain[1], count).map((value) => {
    const x = scale(value);
    return (
      line(x, box.top, x, bottom, { stroke: GRID }) +
      (label === undefined
        ? ''
        : text(formatNumber(value), {
            x,
            y: bottom + 18,
            'text-anchor': 'middle',
            'font-size': 12,
            fill: FAINT_INK,
          }))
    );
  });
  const base = line(box.left, bottom, box.left + box.width, bottom, { stroke: FAINT_INK });
  const name =
    label === undefined
      ? ''
      : text(label, {
          x: box.left + box.width / 2,
          y: bottom + 40,
          'text-anchor': 'middle',
          'font-size': 13,
          fill: INK,
        });
  return marks.join('') + base + name;
}

/** The y axis left of a panel, with grid lines across it. */
export function yAxis(box: Box, scale: Scale, label: string, count = 4): string {
  const right = box.left + box.width;
  const marks = niceTicks(scale.domain[0], scale.domain[1], count).map((value) => {
    const y = scale(value);
    return (
      line(box.left, y, right, y, { stroke: GRID }) +
      text(formatNumber(value), {
        x: box.left - 8,
        y: y + 4,
        'text-anchor': 'end',
        'font-size': 12,
        fill: FAINT_INK,
      })
    );
  });
  return marks.join('') + yLabel(box, label);
}

function yLabel(box: Box, label: string): string {
  const x = box.left - 62;
  const y = box.top + box.height / 2;
  return text(label, {
    x,
    y,
    'text-anchor': 'middle',
    'font-size': 13,
    fill: INK,
    transform: `rotate(-90 ${x} ${y})`,
  });
}

export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
}

/** One line at the top right of a sheet, or of a box. */
export function legend(entries: readonly LegendEntry[], right: number, y: number): string {
  let x = right;
  const parts: string[] = [];
  for (const { label, colour } of [...entries].reverse()) {
    x -= label.length * LETTER_WIDTH;
    parts.push(text(label, { x, y, 'font-size': 12, fill: INK }));
    x -= 16;
    parts.push(element('rect', { x, y: y - 9, width: 10, height: 10, rx: 2, fill: colour }));
    x -= 14;
  }
  return parts.join('');
}

/** Milliseconds for short spans, seconds for long ones: what to divide by and what to call it. */
export function timeUnit(spanMs: number): { readonly divisor: number; readonly label: string } {
  return spanMs > LONG_SPAN_MS ? { divisor: 1000, label: 'time (s)' } : { divisor: 1, label: 'time (ms)' };
}

const LONG_SPAN_MS = 5000;
const SUBTITLE_LEADING = 15;
