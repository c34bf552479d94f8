/**
 * Spikes of targets that are applied late. A target that fires would have to be told to all its synapses, which lie anywhere in
 * memory. Where they only write what is their own, nobody can tell when they do it: so the spike goes into a log, and the
 * synapses of a row apply what they have missed when the next spike of their source comes along, one after the other.
 */
import type { Projection } from '../../../build/circuit.js';
import { names } from '../../../equations/expression.js';
import type { Program } from '../../../equations/program.js';
import { sliceProgram } from '../../../equations/slice.js';
import { writtenKeys } from '../../number-watch.js';
import type { Home } from './homes.js';
import type { MemoryPlan } from './memory-plan.js';
import type { Counts } from './synapse-columns.js';
import { BYTES_PER_INDEX, BYTES_PER_NUMBER } from './widths.js';

/** When that is worth it. */
export interface Lateness {
  /**
   * Fewer synapses of a part lie in a cache, where it does not matter in what order they are met: with a million the index costs
   * 13 ns a spike at a synapse and the log 20, with ten million it is 26 and 19.
   */
  readonly fewestSynapses: number;
  /** Of the log, for each target: when it is full, all synapses apply all of it. */
  readonly entriesPerTarget: number;
}

export const USUAL_LATENESS: Lateness = { fewestSynapses: 2 ** 22, entriesPerTarget: 16 };

/** Where everything lies. Entries of the log are counted from 1, in the order of the spikes; 0 is none. */
export interface Late {
  readonly entries: number;
  /** How many entries there are. */
  readonly count: number;
  /** For each target its latest entry, and for each entry the target's before. */
  readonly latest: number;
  readonly earlier: number;
  /** For each entry its tick, and what the target's synapses had in common before the spike. */
  readonly ticks: number;
  readonly before: ReadonlyMap<string, number>;
  /** For each row, how many entries its synapses have applied. */
  readonly seen: number;
  /** Two lists of pairs of place and entry, what a row has to apply. */
  readonly lists: readonly [number, number];
  readonly listBytes: number;
  /** What a spike does at once: to what the synapses of its target have in common. */
  readonly atOnce: Program;
  /** What it does to each synapse. */
  readonly later: Program;
}

/** A list has to have room for a whole log of one synapse, whatever else is in it. */
const LOGS_PER_LIST = 2;
export const ITEM_BYTES = 2 * BYTES_PER_INDEX;

export function planLate(
  projection: Projection,
  homes: ReadonlyMap<string, Home>,
  counts: Counts,
  { fewestSynapses, entriesPerTarget }: Lateness,
  plan: MemoryPlan,
): Late | undefined {
  const { onPre, onPost, scope } = projection.program;
  if (onPre === undefined || onPost === undefined || !mayBeLate(projection, onPost)) return undefined;
  if (counts.synapses === 0 || counts.synapses < fewestSynapses) return undefined;
  const common = [...homes.keys()].filter((key) => homes.get(key) === 'post');
  const atOnce = sliceProgram(onPost, new Set(common));
  const own = [...writtenKeys([onPost], scope, 'own')].filter((key) => !homes.has(key));
  const later = sliceProgram(onPost, new Set(own));
  const entries = Math.max(counts.targets, Math.ceil(counts.targets * entriesPerTarget));
  const indices = (count: number): number => plan.reserve(count * BYTES_PER_INDEX);
  const numbers = (count: number): number => plan.reserve(count * BYTES_PER_NUMBER);
  const read = new Set(later.statements.flatMap(({ value }) => [...names(value)]));
  const listBytes = LOGS_PER_LIST * entries * ITEM_BYTES;
  return {
    entries,
    count: indices(1),
    latest: indices(counts.targets),
    earlier: indices(entries + 1),
    ticks: numbers(entries + 1),
    before: new Map(common.filter((key) => read.has(key)).map((key) => [key, numbers(entries + 1)])),
    seen: indices(counts.rows),
    lists: [plan.reserve(listBytes), plan.reserve(listBytes)],
    listBytes,
    atOnce,
    later,
  };
}

/** Whether it writes only the synapse's own variables, and reads only those, numbers and the time. */
function mayBeLate({ program, procedural }: Projection, { statements, draws }: Program): boolean {
  const { scope, prepare, integrate, summed } = program;
  if (draws > 0 || prepare !== undefined || integrate !== undefined || summed.length > 0) return false;
  if (procedural !== undefined) return false;
  return statements.every(({ target, local, value }) =>
    [...names(value), ...(local ? [] : [target])].every((name) => {
      const variable = scope.get(name);
      if (variable === undefined || variable.value !== undefined) return true;
      if (variable.owner === 'network') return TIMES.has(variable.key);
      const column = program.columns.some(({ key, shared }) => key === variable.key && !shared);
      return variable.owner === 'own' && column;
    }),
  );
}

const TIMES: ReadonlySet<string> = new Set(['t', 't_in_timesteps', 'dt']);
