/** Columns of values, by variable. */
import type { Columns } from '../build/circuit.js';
import { constantsOf } from '../build/column-set.js';

export function copyColumns(columns: Columns): Map<string, Float64Array> {
  return new Map(Array.from(columns, ([key, column]) => [key, column.slice()]));
}

/** In place: closures hold on to the arrays. */
export function overwriteColumns(columns: Columns, values: Columns): void {
  const constants = constantsOf(values);
  for (const [key, column] of columns) {
    const constant = constants.get(key);
    if (constant === undefined) column.set(values.get(key)!);
    else column.fill(constant);
  }
}

/** The array itself. Who asks has checked the name; a wrong one is a fault of ours. */
export function liveColumn(columns: Columns | undefined, variable: string): Float64Array {
  const column = columns?.get(variable);
  if (column === undefined) throw new Error(`There is no column \`${variable}\` here.`);
  return column;
}
