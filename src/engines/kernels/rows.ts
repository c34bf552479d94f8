/**
 * How the synapses of a projection lie in memory.
 *
 * Usually by delay, then by source neuron: the synapses that a spike reaches in one tick are neighbours, a row, and a
 * table says for each delay where the row of each source begins. Where something is done with every synapse in every
 * tick, in their order, they lie in the order of the circuit instead, and the rows are lists of their places.
 * With one delay for all, both are the same.
 */
import type { Projection } from '../../build/circuit.js';
import type { Stretch } from './part.js';

/** Rows of the synapses with one delay. */
export interface DelayRows {
  readonly delayTicks: number;
  /** Row of source s: from `starts[s]` to before `starts[s + 1]`. */
  readonly starts: Uint32Array;
}

export interface Rows {
  /** Synapses of this part. */
  readonly count: number;
  /** Shortest delay first. */
  readonly byDelay: readonly DelayRows[];
  /** Whether the synapses lie in the order of the circuit although their delays differ. */
  readonly listed: boolean;
}

/** @param inOrder whether the synapses have to lie in the order of the circuit. */
export function planRows(projection: Projection, stretch: Stretch, inOrder: boolean): Rows {
  const { rowStart, targets, delayTicks } = projection;
  const sources = rowStart.length - 1;
  if (typeof delayTicks === 'number') {
    const all = stretch.from === 0 && covers(targets, stretch);
    const starts = all ? rowStart.slice() : countRows(projection, stretch);
    return { count: starts[sources], byDelay: [{ delayTicks, starts }], listed: false };
  }
  const delays = distinct(delayTicks);
  const number = numberOf(delays);
  const counts = delays.map(() => new Uint32Array(sources + 1));
  const { from, to } = stretch;
  for (let source = 0; source < sources; source++) {
    for (let k = rowStart[source]; k < rowStart[source + 1]; k++) {
      if (targets[k] >= from && targets[k] < to) counts[number[delayTicks[k]]][source]++;
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
  const byDelay = delays.map((delay, d) => ({ delayTicks: delay, starts: counts[d] }));
  return { count, byDelay, listed: inOrder && delays.length > 1 };
}

/**
 * The places of the synapses of a part among the rows, in the order of the circuit; `NOWHERE` for those of other parts.
 * Undefined where each synapse lies at its own number.
 */
export function placesIn(rows: Rows, projection: Projection, { from, to }: Stretch): Uint32Array | undefined {
  const { rowStart, targets, delayTicks, synapses } = projection;
  const { byDelay, count } = rows;
  if (byDelay.length === 1 && count === synapses) return undefined;
  const places = new Uint32Array(synapses).fill(NOWHERE);
  const number = typeof delayTicks === 'number' ? undefined : numberOf(byDelay.map((one) => one.delayTicks));
  const next = new Uint32Array(byDelay.length);
  for (let source = 0; source + 1 < rowStart.length; source++) {
    for (let d = 0; d < byDelay.length; d++) next[d] = byDelay[d].starts[source];
    for (let k = rowStart[source]; k < rowStart[source + 1]; k++) {
      if (targets[k] < from || targets[k] >= to) continue;
      const d = number === undefined ? 0 : number[(delayTicks as Uint32Array)[k]];
      places[k] = next[d]++;
    }
  }
  return places;
}

export const NOWHERE = 0xffffffff;

function covers(targets: Uint32Array, { to }: Stretch): boolean {
  for (let k = 0; k < targets.length; k++) if (targets[k] >= to) return false;
  return true;
}

function countRows({ rowStart, targets }: Projection, { from, to }: Stretch): Uint32Array {
  const starts = new Uint32Array(rowStart.length);
  let count = 0;
  for (let source = 0; source + 1 < rowStart.length; source++) {
    starts[source] = count;
    for (let k = rowStart[source]; k < rowStart[source + 1]; k++) {
      if (targets[k] >= from && targets[k] < to) count++;
    }
  }
  starts[rowStart.length - 1] = count;
  return starts;
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
