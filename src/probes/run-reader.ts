/** A run folder as read: the spikes and tables that a run wrote. */
import { Problem } from '../problem.js';
import type { RecordEntry } from './run-summary.js';
import { decodeSpikes, type StoredSpikes } from './spike-file.js';
import { readText, type Storage } from './storage.js';

export async function readSpikes(storage: Storage): Promise<StoredSpikes> {
  const file = await storage.read('spikes.bin');
  if (file === undefined) {
    throw new Problem('The run folder has no spikes.bin.', { fix: 'Run again: it has been removed.' });
  }
  return decodeSpikes(file);
}

/** Columns of a recorded CSV file by name; `index` is missing in files of rates. */
export type RecordedTable = ReadonlyMap<string, Float64Array>;

export async function readTable(storage: Storage, entry: RecordEntry): Promise<RecordedTable> {
  const text = await readText(storage, entry.file);
  if (text === undefined) {
    throw new Problem(`The run folder has no ${entry.file}.`, { fix: 'Run again: it has been removed.' });
  }
  const end = text.indexOf('\n');
  const names = text.slice(0, end).split(',');
  const lines = text.slice(end + 1).split('\n');
  if (lines.at(-1) === '') lines.pop();
  const columns = names.map(() => new Float64Array(lines.length));
  lines.forEach((line, row) => {
    const cells = line.split(',');
    for (let k = 0; k < columns.length; k++) columns[k][row] = Number(cells[k]);
  });
  return new Map(names.map((name, k) => [name, columns[k]]));
}
