/** How the columns of a projection's synapses are kept in a part: as one number, for each synapse, or once for many. */
import type { Projection } from '../../../build/circuit.js';
import { isAlike } from '../../../build/column-set.js';
import type { Placed, Stored } from '../../../equations/kernel/frame.js';
import type { Program, SynapseProgram } from '../../../equations/program.js';
import { writtenKeys } from '../../number-watch.js';
import type { Home } from './homes.js';
import type { MemoryPlan } from './memory-plan.js';
import type { SynapseBlock } from './synapse-block.js';
import { BYTES_PER_NUMBER } from './widths.js';

/** What a part has of a projection; empty rows count too. */
export interface Counts {
  readonly synapses: number;
  readonly rows: number;
  readonly targets: number;
}

/** Columns that are one number for ever. */
export function constantsOf({ program, columns, constants }: Projection): ReadonlyMap<string, number> {
  const written = writtenKeys(programsOf(program), program.scope, 'own');
  const found = new Map<string, number>();
  for (const { key } of program.columns) {
    const constant = written.has(key) ? undefined : (constants?.get(key) ?? constantIn(columns.get(key)!));
    if (constant !== undefined) found.set(key, constant);
  }
  return found;
}

/** A column is kept only where its entries differ, or may come to. */
export function planColumns(
  { columns }: SynapseProgram,
  constants: ReadonlyMap<string, number>,
  homes: ReadonlyMap<string, Home>,
  counts: Counts,
  plan: MemoryPlan,
): Map<string, Stored> {
  const stored = new Map<string, Stored>();
  for (const { key, shared } of columns) {
    const constant = constants.get(key);
    const home = homes.get(key);
    const entries = shared
      ? 1
      : home === 'row'
        ? counts.rows
        : home === 'post'
          ? counts.targets
          : counts.synapses;
    if (constant !== undefined) stored.set(key, { constant });
    else stored.set(key, { address: plan.reserve(Math.max(entries, 1) * BYTES_PER_NUMBER), at: home });
  }
  return stored;
}

function constantIn(values: Float64Array): number | undefined {
  return values.length > 0 && isAlike(values) ? values[0] : undefined;
}

/** Entries of a column that not all synapses have in common. */
export function columnLength({ rows, projection, stretch }: SynapseBlock, { at }: Placed): number {
  if (at === 'row') return rows.groups.length * projection.rowStart.length;
  return at === 'post' ? stretch.to - stretch.from : rows.count;
}

/** Whether there are columns that all synapses of a row, or of a target, have in common. */
export function sharedBy({ columns }: SynapseBlock, home: Home): boolean {
  return [...columns.values()].some((stored) => 'address' in stored && stored.at === home);
}

export function programsOf({ prepare, onPre, onPost, integrate }: SynapseProgram): (Program | undefined)[] {
  return [prepare, onPre, onPost, integrate];
}
