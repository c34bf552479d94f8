/** What a part of a circuit keeps of one projection: the synapses that lead to its stretch of the target population. */
import type { Projection } from '../../../build/circuit.js';
import { names } from '../../../equations/expression.js';
import type { Stored } from '../../../equations/kernel/frame.js';
import type { Program, SynapseProgram } from '../../../equations/program.js';
import { isDense } from './dense-rows.js';
import { type Home, homesOf } from './homes.js';
import { type Late, type Lateness, planLate } from './late.js';
import type { MemoryPlan } from './memory-plan.js';
import type { Stretch } from './part.js';
import { ONE_TILE, oneRow, planRows, type Rows } from './rows.js';
import { type Counts, constantsOf, planColumns, programsOf } from './synapse-columns.js';
import { BYTES_PER_INDEX, BYTES_PER_NUMBER, BYTES_PER_SHORT } from './widths.js';

/** Stretches up to this many neurons are numbered with 16 bits. */
const FEW = 65_536;

export interface SynapseBlock {
  readonly projection: Projection;
  /** Of the target population. */
  readonly stretch: Stretch;
  readonly rows: Rows;
  /** Those that the synapses of a row or of a target have in common say so; row r of group g is entry g * (sources + 1) + r. */
  readonly columns: ReadonlyMap<string, Stored>;
  readonly shared: ReadonlySet<string>;
  /** Numbers of the target neurons, counted from the beginning of the stretch. */
  readonly targets: { readonly address: number; readonly bytes: 2 | 4 };
  /** Whether each source reaches all targets, in their order, by synapses that can be worked on as vectors. */
  readonly dense: boolean;
  /**
   * For each group of rows, the address of their beginnings; one group lies behind the other. Of procedural rows one row has
   * room, and its two ends.
   */
  readonly starts: readonly number[];
  /** Where the synapses lie in the circuit's order though their delays differ: the places of those of the rows. */
  readonly list: number | undefined;
  /** Beginnings of the rows in the circuit's order, where each synapse is visited in every tick. */
  readonly ordered: number | undefined;
  /** Where the synapses hear late of their targets' spikes; then `on_post` needs no list of them. */
  readonly late: Late | undefined;
  /** For `on_post`: the synapses of each target, in the order of the circuit, and from where. */
  readonly incoming: Incoming | undefined;
  /** The number each synapse has in the circuit, where a program wants to know. */
  readonly numbers: number | undefined;
  /** For `N_outgoing` and `N_incoming`. */
  readonly degrees: { readonly outgoing: number; readonly incoming: number } | undefined;
}

export interface Incoming {
  readonly starts: number;
  readonly places: number;
  /** Source neurons, where `on_post` wants to know. */
  readonly sources: number | undefined;
  /** Rows, where it wants what a row shares. */
  readonly rows: number | undefined;
}

export function planSynapses(
  projection: Projection,
  stretch: Stretch,
  targetSize: number,
  plan: MemoryPlan,
  lateness: Lateness,
): SynapseBlock {
  const { program, procedural } = projection;
  const everyTick = visitsAll(program);
  const dense = !everyTick && procedural === undefined && isDense(projection, targetSize);
  const tile = everyTick || dense || procedural !== undefined ? ONE_TILE : tileFor(projection, stretch);
  const rows = procedural === undefined ? planRows(projection, stretch, everyTick, tile) : oneRow(projection);
  const sources = projection.rowStart.length - 1;
  const size = stretch.to - stretch.from;
  const indices = (count: number): number => plan.reserve(Math.max(count, 1) * BYTES_PER_INDEX);
  const bytes = size <= FEW ? BYTES_PER_SHORT : BYTES_PER_INDEX;
  const seen = namesSeen(program);
  const tableLength = procedural === undefined ? sources + 1 : 2;
  const rowEntries = rows.groups.length * tableLength;
  const counts: Counts = { synapses: rows.count, rows: rowEntries, targets: size };
  const constants = constantsOf(projection);
  const homes = homesOf(projection, counts, new Set(constants.keys()));
  const table = indices(rowEntries);
  const late = planLate(projection, homes, counts, lateness, plan);
  return {
    projection,
    stretch,
    rows,
    columns: planColumns(program, constants, homes, counts, plan),
    shared: new Set(program.columns.filter(({ shared }) => shared).map(({ key }) => key)),
    targets: { address: plan.reserve(dense ? 0 : Math.max(rows.count, 1) * bytes), bytes },
    dense,
    starts: rows.groups.map((_, group) => table + group * tableLength * BYTES_PER_INDEX),
    list: rows.listed ? indices(rows.count) : undefined,
    ordered: everyTick ? indices(sources + 1) : undefined,
    late,
    incoming:
      program.onPost === undefined || late !== undefined
        ? undefined
        : {
            starts: indices(size + 1),
            places: indices(rows.count),
            sources: seesSource(program.onPost, program) ? indices(rows.count) : undefined,
            rows: seesRow(program.onPost, program, homes) ? indices(rows.count) : undefined,
          },
    numbers: draws(program) && !isWhole(rows, projection) ? indices(rows.count) : undefined,
    degrees:
      seen.has('N_outgoing') || seen.has('N_incoming')
        ? {
            outgoing: plan.reserve(sources * BYTES_PER_NUMBER),
            incoming: plan.reserve(size * BYTES_PER_NUMBER),
          }
        : undefined,
  };
}

/** Of the fastest cache, what columns of target neurons may take. */
const CACHE_BYTES = 32_768;
/** Rows shorter than this are not worth cutting. */
const SHORTEST_ROW = 32;

/** Target neurons whose columns fit the cache, where one delay makes long rows and nothing is written at the source. */
function tileFor({ program, delayTicks, rowStart, synapses }: Projection, { from, to }: Stretch): number {
  if (program.onPre === undefined || typeof delayTicks !== 'number') return ONE_TILE;
  const seen = new Set<string>();
  for (const { target, local, value } of program.onPre.statements) {
    const writes = local ? undefined : program.scope.get(target);
    if (writes?.owner === 'pre') return ONE_TILE;
    for (const name of [...names(value), target]) {
      const variable = program.scope.get(name);
      if (variable?.owner === 'post' && variable.value === undefined) seen.add(variable.key);
    }
  }
  const tile = Math.floor(CACHE_BYTES / (BYTES_PER_NUMBER * Math.max(1, seen.size)));
  const tiles = Math.ceil((to - from) / tile);
  const row = synapses / Math.max(1, rowStart.length - 1) / tiles;
  return tiles > 1 && row >= SHORTEST_ROW ? tile : ONE_TILE;
}

/** Whether each synapse lies at its own number. */
export function isWhole({ groups, listed, count }: Rows, { synapses }: Projection): boolean {
  return count === synapses && (groups.length <= 1 || listed);
}

/** Whether something is done with each synapse in every tick. */
export function visitsAll({ prepare, integrate, summed }: SynapseProgram): boolean {
  return prepare !== undefined || integrate !== undefined || summed.length > 0;
}

function draws(program: SynapseProgram): boolean {
  const own = programsOf(program).some((part) => (part?.draws ?? 0) > 0);
  return own || program.summed.length > 0;
}

function namesSeen(program: SynapseProgram): Set<string> {
  const values = [
    ...programsOf(program).flatMap((part) => part?.statements.map(({ value }) => value) ?? []),
    ...program.summed.map(({ value }) => value),
  ];
  return new Set(
    values.flatMap((value) => [...names(value)]).map((name) => program.scope.get(name)?.key ?? name),
  );
}

/** Whether a program wants to know which neuron a synapse comes from. */
function seesSource({ statements }: Program, { scope }: SynapseProgram): boolean {
  const isSource = (name: string): boolean => {
    const variable = scope.get(name);
    return variable?.owner === 'pre' || variable?.key === 'i' || variable?.key === 'N_outgoing';
  };
  return statements.some(
    ({ target, local, value }) => (!local && isSource(target)) || [...names(value)].some(isSource),
  );
}

/** Whether a program wants what the synapses of a row share. */
function seesRow(
  { statements }: Program,
  { scope }: SynapseProgram,
  homes: ReadonlyMap<string, Home>,
): boolean {
  return statements.some(({ value }) =>
    [...names(value)].some((name) => {
      const variable = scope.get(name);
      return variable?.owner === 'own' && homes.get(variable.key) === 'row';
    }),
  );
}
