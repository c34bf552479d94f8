/**
 * How long two groups may run without hearing from each other: the smallest delay between them, and at least the tick
 * itself. Threads and machines need to meet no more often than that.
 */
import type { CheckedNetwork, CheckedProjection } from './checked-network.js';
import type { Circuit } from './circuit.js';
import { delayTicks, oneDelayTicks, shortestDelay } from './delays.js';

export interface Lookahead {
  /** Indices of populations. */
  readonly source: number;
  readonly target: number;
  readonly ticks: number;
}

/** One entry for each two populations with synapses between them, in the order of the circuit's projections. */
export function lookaheads({ projections }: Pick<Circuit, 'projections'>): Lookahead[] {
  return smallest(
    projections
      .filter(({ synapses }) => synapses > 0)
      .map(({ source, target, delayTicks: delay }) => ({ source, target, ticks: shortestDelay(delay) })),
  );
}

/** The same before anything is built: a delay that a text or a file is yet to give counts as none. */
export function surestLookaheads({
  projections,
  dt,
}: Pick<CheckedNetwork, 'projections' | 'dt'>): Lookahead[] {
  return smallest(
    projections.map((projection) => ({
      source: projection.source.index,
      target: projection.target.index,
      ticks: surestDelay(projection, dt),
    })),
  );
}

function surestDelay({ delay, connect }: CheckedProjection, dtSeconds: number): number {
  if (connect.pattern === 'file' || delay.kind === 'text') return 0;
  return delay.kind === 'one'
    ? oneDelayTicks(delay.value, dtSeconds)
    : shortestDelay(delayTicks(delay.values, dtSeconds));
}

function smallest(delays: readonly Lookahead[]): Lookahead[] {
  const found = new Map<string, Lookahead>();
  for (const { source, target, ticks } of delays) {
    const key = `${source} ${target}`;
    const known = found.get(key)?.ticks ?? Number.POSITIVE_INFINITY;
    found.set(key, { source, target, ticks: Math.min(Math.max(1, ticks), known) });
  }
  return [...found.values()];
}
