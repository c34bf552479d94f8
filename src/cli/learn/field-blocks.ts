/** Receptive fields as a few lines of text: two pixels in a character where the terminal has colours, else two characters for a pixel. */

import { DIVERGING, divergingStep } from '../../lab/plots/diverging.js';
import type { Rows } from '../../lab/rows.js';
import { rowOf } from '../../lab/rows.js';
import type { Terminal } from '../terminal.js';
import { imageShape } from './learn-folder.js';

interface Field {
  readonly height: number;
  readonly width: number;
  /** From -1 to 1. */
  readonly pixels: Float64Array;
}

/** One row of fields, as many as fit; nothing for inputs that are no picture. */
export function fieldBlocks(
  weights: Rows,
  shape: readonly number[],
  { out, env }: Pick<Terminal, 'out' | 'env'>,
): string[] {
  if (shape.length < 2) return [];
  const coloured = out.isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
  const perPixel = coloured ? 1 : LETTERS_PER_PIXEL;
  const fields = Array.from({ length: Math.min(weights.count, MOST_SHOWN) }, (_, unit) =>
    shrunk(rowOf(weights, unit), shape),
  );
  const across = Math.max(
    1,
    Math.floor((Math.min(out.columns, WIDEST) + GAP) / (fields[0].width * perPixel + GAP)),
  );
  const shown = fields.slice(0, across);
  const step = coloured ? 2 : 1;
  const lines: string[] = [];
  for (let row = 0; row < fields[0].height; row += step) {
    lines.push(
      shown
        .map((field) => (coloured ? colouredRow(field, row) : letteredRow(field, row)))
        .join(' '.repeat(GAP)),
    );
  }
  return lines;
}

/** Whole blocks of pixels are put together until a field is small enough for a terminal. */
function shrunk(weights: Float32Array, shape: readonly number[]): Field {
  const { height, width, channels } = imageShape(shape);
  const block = Math.ceil(Math.max(height, width) / LARGEST_SIDE);
  const field = { height: Math.ceil(height / block), width: Math.ceil(width / block) };
  const sums = new Float64Array(field.height * field.width);
  for (let at = 0; at < weights.length; at++) {
    const pixel = Math.floor(at / channels);
    const [row, column] = [Math.floor(pixel / width), pixel % width];
    sums[Math.floor(row / block) * field.width + Math.floor(column / block)] += weights[at];
  }
  const most = sums.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return { ...field, pixels: most > 0 ? sums.map((value) => value / most) : sums };
}

function colouredRow({ width, height, pixels }: Field, row: number): string {
  let line = '';
  for (let column = 0; column < width; column++) {
    const lower = row + 1 < height ? colour(48, pixels[(row + 1) * width + column]) : '';
    line += `\u001b[${colour(38, pixels[row * width + column])}${lower === '' ? '' : `;${lower}`}m▀\u001b[0m`;
  }
  return line;
}

/** @param ground 38 for what is drawn, 48 for what is behind it. */
function colour(ground: number, value: number): string {
  return `${ground};2;${DIVERGING[divergingStep(value, 1)].join(';')}`;
}

/** Without colours only what is above zero shows. */
function letteredRow({ width, pixels }: Field, row: number): string {
  let line = '';
  for (let column = 0; column < width; column++) {
    const shade = Math.max(0, Math.round(pixels[row * width + column] * (SHADES.length - 1)));
    line += SHADES[shade].repeat(LETTERS_PER_PIXEL);
  }
  return line;
}

const SHADES = [' ', '░', '▒', '▓', '█'];
const LETTERS_PER_PIXEL = 2;
const LARGEST_SIDE = 14;
const MOST_SHOWN = 16;
const WIDEST = 120;
const GAP = 2;
