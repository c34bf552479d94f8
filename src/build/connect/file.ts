/**
 * Synapses listed in a CSV file: a heading `source,target` and, if you like, `delay` and variables of the synapse;
 * then a line for each synapse. A column with units says so in each cell (`1.5 ms`) or once in its heading
 * (`delay [ms]`).
 */
import type { Dimension } from '../../equations/units/dimension.js';
import { changing, Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import { expectDimension, type QuantityReader } from '../quantity-reader.js';
import { refuseStray } from '../stray.js';
import { countLines, csvLines } from './csv.js';
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

const HEADING = /^([A-Za-z_]\w*)\s*(?:[[(]([^\])]+)[\])])?$/;

export function readEdgeFile(text: string, context: EdgeFileContext): EdgeFile {
  const lines = csvLines(text);
  const first = lines.next();
  if (first.done) {
    throw new Problem(`${context.file} is empty.`, { fix: 'Begin it with `source,target`.' });
  }
  const { headings, further } = atLine(context.file, first.value.number, () => {
    const read = readHeadings(first.value.cells, context);
    return { headings: read, further: furtherColumns(read, context) };
  });
  const source = headings.findIndex(({ name }) => name === 'source');
  const target = headings.findIndex(({ name }) => name === 'target');
  const room = countLines(text);
  const sources = new Uint32Array(room);
  const targets = new Uint32Array(room);
  const values = further.map(() => new Float64Array(room));
  let count = 0;
  for (const { number, cells } of lines) {
    atLine(context.file, number, () => {
      refuseWidth(cells.length, headings.length);
      sources[count] = neuronIndex(cells[source], 'source', context.sizes.sources);
      targets[count] = neuronIndex(cells[target], 'target', context.sizes.targets);
      for (let column = 0; column < further.length; column++) {
        values[column][count] = further[column].read(cells[further[column].cell]);
      }
    });
    count++;
  }
  return {
    ...sortBySource(sources.subarray(0, count), targets.subarray(0, count), context.sizes.sources),
    values: new Map(further.map(({ name }, column) => [name, values[column].slice(0, count)])),
  };
}

/** A problem of one line names it. */
function atLine<T>(file: string, line: number, work: () => T): T {
  return changing(({ what, fix }) => new Problem(`${file}:${line}: ${what}`, { fix }), work);
}

function readHeadings(cells: readonly string[], { columns }: EdgeFileContext): Heading[] {
  const known = [...ENDS, ...columns.keys()];
  const headings = cells.map((cell) => {
    const match = HEADING.exec(cell);
    const name = match === null ? '' : columnCalled(match[1], known);
    if (known.includes(name)) return { name, unit: match?.[2]?.trim() };
    throw new Problem(`There is no column ${JSON.stringify(cell)} here.`, {
      fix: suggestion(match?.[1] ?? cell, known),
    });
  });
  for (const name of known) {
    const count = headings.filter((heading) => heading.name === name).length;
    if (count > 1) throw new Problem(`The column ${name} occurs twice.`, { fix: 'Keep one of them.' });
    if (count === 0 && ENDS.includes(name)) {
      throw new Problem(`The column ${name} is missing.`, { fix: 'Begin the file with `source,target`.' });
    }
  }
  return headings;
}

/** The weight goes by the name of its key in the network file, too. */
function columnCalled(name: string, known: readonly string[]): string {
  return name === 'weight' && !known.includes(name) ? 'w' : name;
}

const ENDS: readonly string[] = ['source', 'target'];

function refuseWidth(found: number, wanted: number): void {
  if (found === wanted) return;
  throw new Problem(`There are ${found} cells where the heading has ${wanted}.`, {
    fix: 'Give every line a cell for each column.',
  });
}

/** Digits only: what `Number` would also take (`''`, `0x1`, `1e3`) is no way to name a neuron. */
function neuronIndex(cell: string, side: 'source' | 'target', size: number): number {
  if (!/^\d+$/.test(cell)) {
    throw new Problem(`${JSON.stringify(cell)} is no ${side} neuron.`, { fix: 'Give its number.' });
  }
  const neuron = Number(cell);
  refuseStray(neuron, size, `${side} neuron`);
  return neuron;
}

function furtherColumns(headings: readonly Heading[], { columns, quantities }: EdgeFileContext) {
  return headings.flatMap(({ name, unit }, cell) => {
    const dimension = columns.get(name);
    if (dimension === undefined) return [];
    const scale = unit === undefined ? undefined : quantities.quantity(unit);
    const read = (text: string): number => {
      const plain = text === '' ? Number.NaN : Number(text);
      if (scale === undefined || Number.isNaN(plain)) return quantities.value(text, dimension, name);
      const scaled = { value: plain * scale.value, dimension: scale.dimension };
      expectDimension(scaled, dimension, name, `${plain} ${unit}`);
      return scaled.value;
    };
    return [{ name, cell, read }];
  });
}
