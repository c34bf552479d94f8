/** Columns of values, by variable. */
import type { Columns } from '../build/circuit.js';

export function copyColumns(columns: Columns): Map<string, Float64Array> {
  return new Map(Array.from(columns, ([key, column]) => [key, column.slice()]));
}

/** In place: closures hold on to the arrays. */
export function overwriteColumns(columns: Columns, values: Columns): void {
  for (const [key, column] of columns) column.set(values.get(key)!);
}

/** The array itself. Who asks has checked the name; a wrong one is a fault of ours. */
export function liveColumn(columns: Columns | undefined, variable: string): Float64Array {
  const column = columns?.get(variable);
  if (column === undefined) throw new Error(`There is no column \`${variable}\` here.`);
  return column;
}
