/** Who was taken for whom: a square of counts, darker the larger the share of its row. */
import { type Box, MARGIN, sheet } from '../../probes/plots/figure.js';
import { FAINT_INK, heatColour, INK, PAPER } from '../../probes/plots/palette.js';
import { element, text } from '../../probes/plots/svg.js';
import type { Confusion } from '../metrics/confusion.js';

export interface ConfusionPlot {
  readonly title: string;
  readonly confusion: Confusion;
  /** Of each class. */
  readonly names: readonly string[];
}

export function confusionPlot({ title, confusion: { classes, counts }, names }: ConfusionPlot): string {
  const cell = Math.min(LARGEST_CELL, SIDE / classes);
  const box: Box = { left: NAMES_ROOM, top: MARGIN.top + 24, width: cell * classes, height: cell * classes };
  const total = counts.reduce((sum, count) => sum + count, 0);
  const right = names.reduce((sum, _, k) => sum + counts[k * classes + k], 0);
  const cells: string[] = [];
  for (let truth = 0; truth < classes; truth++) {
    const row = counts.subarray(truth * classes, (truth + 1) * classes);
    const seen = Math.max(
      1,
      row.reduce((sum, count) => sum + count, 0),
    );
    row.forEach((count, said) => {
      const share = count / seen;
      const x = box.left + said * cell;
      const y = box.top + truth * cell;
      cells.push(
        element('rect', { x, y, width: cell - 1, height: cell - 1, fill: heatColour(Math.sqrt(share)) }),
        count === 0 || cell < SMALLEST_LABELLED
          ? ''
          : text(String(count), {
              x: x + cell / 2,
              y: y + cell / 2 + 4,
              'text-anchor': 'middle',
              'font-size': 12,
              fill: share > DARK_FROM ? PAPER : INK,
            }),
      );
    });
  }
  return sheet({
    title,
    subtitle: `${right} of ${total} right; rows are what it was, columns what was said`,
    height: box.top + box.height + MARGIN.bottom,
    body: [...cells, ...names.flatMap((name, k) => labels(name, k, cell, box))],
  });
}

function labels(name: string, k: number, cell: number, box: Box): string[] {
  const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
  const middle = (k + 0.5) * cell;
  const style = { 'font-size': 12, fill: FAINT_INK };
  return [
    text(shown, { x: box.left - 8, y: box.top + middle + 4, 'text-anchor': 'end', ...style }),
    text(shown, { x: box.left + middle, y: box.top + box.height + 18, 'text-anchor': 'middle', ...style }),
  ];
}

const SIDE = 600;
const LARGEST_CELL = 60;
/** Narrower than this a count does not fit. */
const SMALLEST_LABELLED = 28;
const NAMES_ROOM = 140;
const LONGEST_NAME = 16;
/** Shares above this are drawn dark enough for white letters. */
const DARK_FROM = 0.25;
