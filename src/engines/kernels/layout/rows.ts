/**
 * How the synapses of a projection lie in memory.
 *
 * Usually by delay, then by tile, then by source neuron: the synapses that a spike reaches in one tick are neighbours, a
 * row, and a table says for each delay and tile where the row of each source begins. A tile is a stretch of target neurons
 * whose columns fit the fastest cache, so that all spikes of a tick find them there, one tile after the other.
 *
 * Where something is done with every synapse in every tick, in their order, they lie in the order of the circuit
 * instead, and the rows are lists of their places. With one delay and one tile for all, both are the same.
 */
import type { Projection } from '../../../build/circuit.js';
import type { Stretch } from './part.js';

/** Rows of the synapses with one delay that lead to one tile. */
export interface RowGroup {
  readonly delayTicks: number;
  /** Row of source s: from `starts[s]` to before `starts[s + 1]`. */
  readonly starts: Uint32Array;
}

export interface Rows {
  /** Synapses of this part. */
  readonly count: number;
  /** Shortest delay first, then by tile. */
  readonly groups: readonly RowGroup[];
  /** Target neurons of a tile. */
  readonly tile: number;
  /** Whether the synapses lie in the order of the circuit although there are several groups. */
  readonly listed: boolean;
}

/** Nothing is cut into tiles. */
export const ONE_TILE = Number.POSITIVE_INFINITY;

/** @param inOrder whether the synapses have to lie in the order of the circuit. */
export function planRows(projection: Projection, stretch: Stretch, inOrder: boolean, tile: number): Rows {
  const { rowStart, delayTicks } = projection;
  const delays = typeof delayTicks === 'number' ? [delayTicks] : distinct(delayTicks);
  const tiles = Math.max(1, Math.ceil((stretch.to - stretch.from) / tile));
  const starts =
    delays.length * tiles === 1 && covers(projection, stretch)
      ? [rowStart.slice()]
      : countGroups(projection, stretch, delays, tile, tiles);
  return {
    count: starts[starts.length - 1][rowStart.length - 1],
    groups: starts.map((one, group) => ({ delayTicks: delays[Math.floor(group / tiles)], starts: one })),
    tile,
    listed: inOrder && starts.length > 1,
  };
}

/** Room for one row at a time, the longest, where rows are made anew for each spike. */
export function oneRow({ rowStart, delayTicks }: Projection): Rows {
  let longest = 0;
  for (let source = 0; source + 1 < rowStart.length; source++)
    longest = Math.max(longest, rowStart[source + 1] - rowStart[source]);
  const group = { delayTicks: delayTicks as number, starts: new Uint32Array() };
  return { count: longest, groups: [group], tile: ONE_TILE, listed: false };
}

function countGroups(
  projection: Projection,
  stretch: Stretch,
  delays: readonly number[],
  tile: number,
  tiles: number,
): Uint32Array[] {
  const sources = projection.rowStart.length - 1;
  const counts = Array.from({ length: delays.length * tiles }, () => new Uint32Array(sources + 1));
  const groupOf = grouping(projection, stretch, delays, tile, tiles);
  const { rowStart } = projection;
  for (let source = 0; source < sources; source++) {
    for (let k = rowStart[source]; k < rowStart[source + 1]; k++) {
      const group = groupOf(k);
      if (group >= 0) counts[group][source]++;
    }
  }
  let count = 0;
  for (const rows of counts) {
    for (let source = 0; source <= sources; source++) {
      const own = rows[source];
      rows[source] = count;
      count += own;
    }
  }
  return counts;
}

/**
 * The places of the synapses of a part among the rows, in the order of the circuit; `NOWHERE` for those of other parts.
 * Undefined where each synapse lies at its own number.
 */
export function placesIn(rows: Rows, projection: Projection, stretch: Stretch): Uint32Array | undefined {
  const { rowStart, synapses } = projection;
  const { groups, count, tile } = rows;
  if (groups.length === 1 && count === synapses) return undefined;
  const places = new Uint32Array(synapses).fill(NOWHERE);
  const delays = [...new Set(groups.map(({ delayTicks }) => delayTicks))];
  const groupOf = grouping(projection, stretch, delays, tile, groups.length / delays.length);
  const next = new Uint32Array(groups.length);
  for (let source = 0; source + 1 < rowStart.length; source++) {
    for (let group = 0; group < groups.length; group++) next[group] = groups[group].starts[source];
    for (let k = rowStart[source]; k < rowStart[source + 1]; k++) {
      const group = groupOf(k);
      if (group >= 0) places[k] = next[group]++;
    }
  }
  return places;
}

export const NOWHERE = 0xffffffff;

/** The row of each synapse, in the order of the circuit, as entries of tables are counted; `NOWHERE` for those of other parts. */
export function rowsOf({ groups, tile }: Rows, projection: Projection, stretch: Stretch): Uint32Array {
  const { rowStart, synapses } = projection;
  const delays = [...new Set(groups.map(({ delayTicks }) => delayTicks))];
  const groupOf = grouping(projection, stretch, delays, tile, groups.length / delays.length);
  const rows = new Uint32Array(synapses).fill(NOWHERE);
  for (let source = 0; source + 1 < rowStart.length; source++) {
    for (let k = rowStart[source]; k < rowStart[source + 1]; k++) {
      const group = groupOf(k);
      if (group >= 0) rows[k] = group * rowStart.length + source;
    }
  }
  return rows;
}

/** The group of each synapse; below 0 for those of other parts. */
function grouping(
  { targets, delayTicks }: Projection,
  { from, to }: Stretch,
  delays: readonly number[],
  tile: number,
  tiles: number,
): (synapse: number) => number {
  const tileOf = Int32Array.from({ length: to - from }, (_, target) => Math.floor(target / tile));
  const number = numberOf(delays);
  return (synapse) => {
    const target = targets[synapse];
    if (target < from || target >= to) return -1;
    const delay = typeof delayTicks === 'number' ? 0 : number[delayTicks[synapse]];
    return delay * tiles + tileOf[target - from];
  };
}

function covers({ targets }: Projection, { from, to }: Stretch): boolean {
  for (let k = 0; k < targets.length; k++) if (targets[k] < from || targets[k] >= to) return false;
  return true;
}

/** Ascending. */
function distinct(delays: Uint32Array): number[] {
  let longest = 0;
  for (let k = 0; k < delays.length; k++) if (delays[k] > longest) longest = delays[k];
  const seen = new Uint8Array(longest + 1);
  for (let k = 0; k < delays.length; k++) seen[delays[k]] = 1;
  return Array.from(seen.keys()).filter((delay) => seen[delay] === 1);
}

function numberOf(delays: readonly number[]): Int32Array {
  const number = new Int32Array((delays.at(-1) ?? 0) + 1).fill(-1);
  delays.forEach((delay, d) => {
    number[delay] = d;
  });
  return number;
}
