/**
 * Synapses listed in a CSV file: a heading `source,target` and, if you like, `delay` and variables of the synapse;
 * then a line for each synapse. A column with units says so in each cell (`1.5 ms`) or once in its heading
 * (`delay [ms]`).
 */
import type { Dimension } from '../../equations/units/dimension.js';
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import type { QuantityReader } from '../quantity-reader.js';
import { type CsvLine, countLines, csvLines } from './csv.js';
import { refuseStrayPair } from './pairs.js';
import { sortBySource } from './sort.js';
import type { Ends, Wiring } from './wiring.js';

export interface EdgeFile extends Required<Wiring> {
  /** The further columns by name, in SI units and in the order of the file. */
  readonly values: ReadonlyMap<string, Float64Array>;
}

export interface EdgeFileContext {
  readonly file: string;
  readonly sizes: Pick<Ends, 'sources' | 'targets'>;
  /** What further columns there may be. */
  readonly columns: ReadonlyMap<string, Dimension>;
  readonly quantities: QuantityReader;
}

interface Heading {
  readonly name: string;
  readonly unit?: string;
}

const HEADING = /^([A-Za-z_]\w*)\s*(?:[[(]\s*([^\])]+?)\s*[\])])?$/;

export function readEdgeFile(text: string, context: EdgeFileContext): EdgeFile {
  const lines = csvLines(text);
  const first = lines.next();
  if (first.done) throw refusal(context.file, 1, 'the file is empty.', 'Begin it with `source,target`.');
  const headings = readHeadings(first.value, context);
  const source = headings.findIndex(({ name }) => name === 'source');
  const target = headings.findIndex(({ name }) => name === 'target');
  const further = headings
    .map((heading, cell) => ({ cell, ...columnReader(heading, context) }))
    .filter(({ cell }) => cell !== source && cell !== target);

  const room = countLines(text);
  const sources = new Uint32Array(room);
  const targets = new Uint32Array(room);
  const values = further.map(() => new Float64Array(room));
  let count = 0;
  for (const line of lines) {
    if (line.cells.length !== headings.length) {
      const found = `${line.cells.length} cells where the heading has ${headings.length}.`;
      throw refusal(context.file, line.number, found, 'Give every line a cell for each column.');
    }
    const from = neuronIndex(line.cells[source]);
    const to = neuronIndex(line.cells[target]);
    refuseStrayPair(context.sizes, from, to, `${context.file}:${line.number}: `);
    sources[count] = from;
    targets[count] = to;
    for (let column = 0; column < further.length; column++) {
      values[column][count] = further[column].read(line.cells[further[column].cell], line.number);
    }
    count++;
  }
  return {
    ...sortBySource(sources.subarray(0, count), targets.subarray(0, count), context.sizes.sources),
    values: new Map(further.map(({ name }, column) => [name, values[column].slice(0, count)])),
  };
}

function readHeadings(line: CsvLine, { file, columns }: EdgeFileContext): Heading[] {
  const known = ['source', 'target', ...columns.keys()];
  const headings = line.cells.map((cell) => {
    const match = HEADING.exec(cell);
    if (match === null || !known.includes(match[1])) {
      throw refusal(
        file,
        line.number,
        `there is no column ${JSON.stringify(cell)} here.`,
        suggestion(match?.[1] ?? cell, known),
      );
    }
    return { name: match[1], unit: match[2] };
  });
  for (const name of known) {
    const count = headings.filter((heading) => heading.name === name).length;
    if (count > 1) throw refusal(file, line.number, `the column ${name} occurs twice.`, 'Keep one of them.');
    if (count === 0 && (name === 'source' || name === 'target')) {
      throw refusal(
        file,
        line.number,
        `the column ${name} is missing.`,
        'Begin the file with `source,target`.',
      );
    }
  }
  return headings;
}

/** Digits only: what `Number` would also take (`''`, `0x1`, `1e3`) is no way to name a neuron. */
function neuronIndex(cell: string): number {
  return /^\d+$/.test(cell) ? Number(cell) : Number.NaN;
}

function columnReader({ name, unit }: Heading, { file, columns, quantities }: EdgeFileContext) {
  const dimension = columns.get(name);
  const scale = unit === undefined ? undefined : quantities.quantity(unit);
  const read = (cell: string, line: number): number => {
    if (dimension === undefined) return Number.NaN;
    const plain = Number(cell);
    if (scale !== undefined && cell !== '' && !Number.isNaN(plain)) {
      return quantities.value(`${plain * scale.value}`, dimension, `${file}:${line}: ${name}`);
    }
    return quantities.value(cell, dimension, `${file}:${line}: ${name}`);
  };
  return { name, read };
}

function refusal(file: string, line: number, what: string, fix: string): Problem {
  return new Problem(`${file}:${line}: ${what}`, { fix });
}
