/** Which row pattern a checked pattern is, and where its rows would begin if their synapses were stored. */
import type { CheckedConnect } from '../checked-connect.js';
import { equalRows } from './out-degree.js';
import { type ProceduralRows, type RowPattern, rowFiller } from './row-pattern.js';
import { refuseTooManySynapses } from './too-many.js';
import { type DrawCount, totalRows } from './total.js';

export interface Procedural {
  readonly rowStart: Uint32Array;
  readonly rows: ProceduralRows;
}

export interface ProceduralEnds {
  readonly sources: number;
  readonly targets: number;
  readonly key: readonly [number, number];
  readonly limit: number;
  readonly drawCount: DrawCount;
}

export function procedural(connect: CheckedConnect, ends: ProceduralEnds): Procedural {
  const { key, targets } = ends;
  const rows: ProceduralRows = { pattern: rowPattern(connect), key, targets };
  return { rows, rowStart: rowStarts(connect, rows, ends) };
}

function rowPattern(connect: CheckedConnect): RowPattern {
  switch (connect.pattern) {
    case 'probability':
      return { kind: 'probability', probability: Number(connect.probability) };
    case 'out_degree':
      return { kind: 'sample', repeats: connect.repeats };
    case 'total':
      return { kind: 'sample', repeats: true };
    default:
      return { kind: 'all' };
  }
}

function rowStarts(connect: CheckedConnect, rows: ProceduralRows, ends: ProceduralEnds): Uint32Array {
  const { sources, targets, limit } = ends;
  const equal = (length: number): Uint32Array => {
    if (sources * length > limit) refuseTooManySynapses(sources * length, limit);
    return equalRows(sources, length);
  };
  switch (connect.pattern) {
    case 'probability':
      return countedRows(rows, sources, limit);
    case 'out_degree':
      return equal(connect.degree);
    case 'total':
      if (connect.total > limit) refuseTooManySynapses(connect.total, limit);
      return totalRows(sources, connect.total, ends.drawCount);
    default:
      return equal(targets);
  }
}

/** Rows of whatever length, made once to be counted. */
function countedRows(rows: ProceduralRows, sources: number, limit: number): Uint32Array {
  const rowStart = new Uint32Array(sources + 1);
  const fill = rowFiller(rows);
  const row = new Uint32Array(rows.targets);
  let count = 0;
  for (let source = 0; source < sources; source++) {
    count += fill(source, row);
    if (count > limit) refuseTooManySynapses(count, limit);
    rowStart[source + 1] = count;
  }
  return rowStart;
}
