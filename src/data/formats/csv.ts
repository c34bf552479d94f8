/** Tables as text: a sample in each line, its numbers apart by commas, its label in one of the columns. */
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import type { Split } from '../dataset.js';
import { csvCells } from './csv-cells.js';

export interface TableFormat {
  /** The column of labels: its name, where the first line has names, or its number from 0; the last one if left out. */
  readonly label?: string | number;
  /** Names of the classes in their order; found in the table if left out. */
  readonly classes?: readonly string[];
}

export interface Table {
  readonly split: Split;
  readonly classes: readonly string[];
}

/** The text of a table. A few packed bytes can claim to hold more than a text can. */
export function decodeTable(bytes: Uint8Array, shown: string): string {
  if (bytes.length <= MOST_TEXT_BYTES) return new TextDecoder().decode(bytes);
  throw new Problem(
    `\`${shown}\` has ${bytes.length} bytes; tables of more than ${MOST_TEXT_BYTES} are refused.`,
    { fix: 'Leave samples out, or give them as idx files, as those of MNIST.' },
  );
}

/** @param shown the file as the user knows it. */
export function readTable(text: string, shown: string, { label, classes }: TableFormat = {}): Table {
  const lines = linesOf(text);
  if (lines.length === 0) {
    throw new Problem(`\`${shown}\` is empty.`, { fix: 'Give a table with a sample in each line.' });
  }
  const first = csvCells(lines[0].text);
  const columns = first.length;
  const column = labelColumn(label, first, shown);
  const isFeature = (cell: string, k: number) => k !== column && !isNumber(cell);
  const rows = first.some(isFeature) ? lines.slice(1) : lines;
  const width = columns - 1;
  const values = new Float32Array(rows.length * width);
  const marks = rows.map(({ text: line, number }, row) => {
    const cells = csvCells(line);
    if (cells.length !== columns) {
      throw new Problem(`Line ${number} of \`${shown}\` has ${cells.length} columns, the first ${columns}.`, {
        fix: 'Give every line as many columns as the first.',
      });
    }
    let at = row * width;
    cells.forEach((cell, k) => {
      if (k === column) return;
      if (!isNumber(cell)) throw noNumber(cell, k, number, shown);
      values[at++] = Number(cell);
    });
    return cells[column];
  });
  const found = classes ?? classesOf(marks);
  return {
    classes: found,
    split: {
      inputs: { count: rows.length, width, values },
      labels: labelsOf(marks, found, (row) => `line ${rows[row].number} of \`${shown}\``),
    },
  };
}

function linesOf(text: string): { readonly text: string; readonly number: number }[] {
  return text
    .replace(BYTE_ORDER_MARK, '')
    .split(/\r?\n/)
    .map((line, k) => ({ text: line, number: k + 1 }))
    .filter((line) => line.text.trim() !== '');
}

function labelColumn(label: string | number | undefined, first: readonly string[], shown: string): number {
  const column = typeof label === 'string' ? first.indexOf(label) : (label ?? first.length - 1);
  if (Number.isInteger(column) && column >= 0 && column < first.length) return column;
  if (typeof label === 'string') {
    throw new Problem(`\`${shown}\` has no column \`${label}\`.`, { fix: suggestion(label, first) });
  }
  throw new Problem(`\`${shown}\` has no column ${column}; it has ${first.length}.`, {
    fix: `Give a number from 0 to ${first.length - 1}.`,
  });
}

/** NaN and infinities are let through here, so that the check of all data tells of them. */
function isNumber(cell: string): boolean {
  return cell.trim() !== '' && (Number.isFinite(Number(cell)) || NOT_FINITE.test(cell.trim()));
}

function noNumber(cell: string, column: number, line: number, shown: string): Problem {
  const what = cell.trim() === '' ? 'is empty' : `is \`${cell.slice(0, LONGEST_SHOWN)}\``;
  return new Problem(`Column ${column + 1} in line ${line} of \`${shown}\` ${what}, which is no number.`, {
    fix: 'Put a number there, or leave the line out.',
  });
}

/** Whole numbers from 0 on stand for themselves, with none left out; other words are put in order. */
function classesOf(marks: readonly string[]): readonly string[] {
  const distinct = [...new Set(marks)];
  if (!distinct.every((mark) => WHOLE_NUMBER.test(mark))) return distinct.sort();
  const highest = distinct.reduce((most, mark) => Math.max(most, Number(mark)), 0);
  if (highest >= MOST_CLASSES) return distinct.sort((a, b) => Number(a) - Number(b));
  return Array.from({ length: highest + 1 }, (_, k) => String(k));
}

function labelsOf(
  marks: readonly string[],
  classes: readonly string[],
  place: (row: number) => string,
): Int32Array {
  const index = new Map(classes.map((name, k) => [name, k]));
  return Int32Array.from(marks, (mark, row) => {
    const known = index.get(mark) ?? (WHOLE_NUMBER.test(mark) ? Number(mark) : undefined);
    if (known !== undefined && known < classes.length) return known;
    throw new Problem(
      `The label in ${place(row)} is \`${mark.slice(0, LONGEST_SHOWN)}\`, which is no class.`,
      {
        fix: suggestion(mark, classes),
      },
    );
  });
}

/** No engine of JavaScript has shorter strings at their longest. */
const MOST_TEXT_BYTES = 2 ** 28;
const BYTE_ORDER_MARK = /^\uFEFF/;
const NOT_FINITE = /^[+-]?(nan|inf|infinity)$/i;
const WHOLE_NUMBER = /^\d{1,9}$/;
/** Numbers up to here are counted as classes; larger ones are names that happen to be digits. */
const MOST_CLASSES = 10_000;
const LONGEST_SHOWN = 40;
