/**
 * How long two groups may run without hearing from each other: the smallest delay between them, and at least the tick
 * itself. Threads and machines need to meet no more often than that.
 */
import type { Circuit } from './circuit.js';
import { shortestDelay } from './delays.js';

export interface Lookahead {
  /** Indices of populations. */
  readonly source: number;
  readonly target: number;
  readonly ticks: number;
}

/** One entry for each two populations with synapses between them, in the order of the circuit's projections. */
export function lookaheads(circuit: Pick<Circuit, 'projections'>): Lookahead[] {
  const found = new Map<string, Lookahead>();
  for (const { source, target, delayTicks, synapses } of circuit.projections) {
    if (synapses === 0) continue;
    const key = `${source} ${target}`;
    const ticks = Math.min(
      Math.max(1, shortestDelay(delayTicks)),
      found.get(key)?.ticks ?? Number.POSITIVE_INFINITY,
    );
    found.set(key, { source, target, ticks });
  }
  return [...found.values()];
}
