/** How many threads run a circuit. What comes out does not depend on it. */
import type { Circuit } from '../../../build/circuit.js';
import { lookaheads } from '../../../build/lookahead.js';
import type { KernelOptions } from '../engine.js';
import { reasonToStayWhole } from '../layout/part.js';

export function chooseThreads(
  circuit: Circuit,
  { threads = 'auto', cores = 1, spawn }: KernelOptions,
): number {
  if (spawn === undefined || reasonToStayWhole(circuit) !== undefined) return 1;
  return threads === 'auto' ? Math.max(1, Math.min(cores, worthwhile(circuit))) : threads;
}

/** Threads that have enough to do between two meetings to make up for the meeting. */
function worthwhile({ populations, projections, dt, ...circuit }: Circuit): number {
  const neurons = populations.reduce((sum, { size }) => sum + size, 0);
  const synapses = projections.reduce((sum, projection) => sum + projection.synapses, 0);
  const nsPerTick = neurons * NS_PER_NEURON + synapses * dt * USUAL_RATE_HZ * NS_PER_EVENT;
  const window = Math.min(MOST_TICKS, ...lookaheads({ projections, ...circuit }).map(({ ticks }) => ticks));
  return Math.floor((nsPerTick * window) / LEAST_NS_BETWEEN_MEETINGS);
}

const NS_PER_NEURON = 2;
const NS_PER_EVENT = 2;
/** Of a neuron, to guess how many events there will be. */
const USUAL_RATE_HZ = 5;
const LEAST_NS_BETWEEN_MEETINGS = 15_000;
const MOST_TICKS = 100;
