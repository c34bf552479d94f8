/** Receptive fields: what each unit of a layer looks for, as a picture in the shape of the input. */
import { MARGIN, PLOT_WIDTH, SHEET_WIDTH, sheet } from '../../probes/plots/figure.js';
import { FAINT_INK } from '../../probes/plots/palette.js';
import { formatNumber } from '../../probes/plots/scale.js';
import { element, text } from '../../probes/plots/svg.js';
import { type Rows, rowOf } from '../rows.js';
import { DIVERGING, divergingStep } from './diverging.js';
import { pngUrl } from './png.js';

export interface Fields {
  readonly title: string;
  /** A row for each unit; as long as the shape says. */
  readonly weights: Rows;
  /** How many units there are in all; as many as there are weights unless told. */
  readonly units?: number;
  readonly shape: ImageShape;
}

export interface ImageShape {
  readonly height: number;
  readonly width: number;
  /** Channels of a pixel lie side by side; a field shows their mean. */
  readonly channels: number;
}

/** At most `MOST_FIELDS` units, the first ones. Each has colours of its own strength: white is zero. */
export function fieldsPlot({ title, weights, shape, units = weights.count }: Fields): string {
  const shown = Math.min(weights.count, MOST_FIELDS);
  const across = Math.max(1, Math.ceil(Math.sqrt((shown * shape.height * WIDER_THAN_HIGH) / shape.width)));
  const down = Math.ceil(shown / across);
  const [cellWidth, cellHeight] = [shape.width + GAP, shape.height + GAP];
  const width = across * cellWidth - GAP;
  const height = Math.max(1, down * cellHeight - GAP);
  const pixels = new Uint8Array(width * height).fill(BACKGROUND);
  for (let unit = 0; unit < shown; unit++) {
    const left = (unit % across) * cellWidth;
    const top = Math.floor(unit / across) * cellHeight;
    drawField(pixels, width, left, top, rowOf(weights, unit), shape);
  }
  const enlarged = Math.min(PLOT_WIDTH / width, LARGEST_PIXEL);
  return sheet({
    title,
    subtitle: `${formatNumber(shown)} of ${formatNumber(units)} units, each in its own scale: blue below zero, red above`,
    height: Math.ceil(MARGIN.top + height * enlarged + KEY_ROOM),
    body: [
      element('image', {
        x: MARGIN.left,
        y: MARGIN.top,
        width: width * enlarged,
        height: height * enlarged,
        href: pngUrl({ width, height, pixels, palette: [...DIVERGING, PAPER_COLOUR] }),
        style: 'image-rendering:pixelated',
      }),
      colourKey(MARGIN.top + height * enlarged + KEY_GAP),
    ],
  });
}

function drawField(
  pixels: Uint8Array,
  stride: number,
  left: number,
  top: number,
  weights: Float32Array,
  { width, height, channels }: ImageShape,
): void {
  const field = Float64Array.from({ length: width * height }, (_, pixel) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += weights[pixel * channels + channel];
    return sum / channels;
  });
  const most = field.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  for (let pixel = 0; pixel < field.length; pixel++) {
    const row = Math.floor(pixel / width);
    pixels[(top + row) * stride + left + (pixel % width)] = divergingStep(field[pixel], most);
  }
}

function colourKey(y: number): string {
  const right = SHEET_WIDTH - MARGIN.right;
  const left = right - KEY_WIDTH;
  const pixels = Uint8Array.from(DIVERGING, (_, step) => step);
  const href = pngUrl({ width: pixels.length, height: 1, pixels, palette: DIVERGING });
  const label = (x: number, anchor: string, words: string) =>
    text(words, { x, y: y + KEY_HEIGHT + 14, 'text-anchor': anchor, 'font-size': 12, fill: FAINT_INK });
  return (
    element('image', {
      x: left,
      y,
      width: KEY_WIDTH,
      height: KEY_HEIGHT,
      preserveAspectRatio: 'none',
      href,
    }) +
    label(left, 'start', '\u2212largest') +
    label((left + right) / 2, 'middle', '0') +
    label(right, 'end', 'largest')
  );
}

export const MOST_FIELDS = 400;
const WIDER_THAN_HIGH = 1.6;
/** Pixels of paper between two fields. */
const GAP = 1;
const LARGEST_PIXEL = 12;
const KEY_GAP = 16;
const KEY_WIDTH = 180;
const KEY_HEIGHT = 10;
const KEY_ROOM = 56;
const PAPER_COLOUR = [255, 255, 255] as const;
const BACKGROUND = DIVERGING.length;
