/** What a spike at a synapse costs, and what a synapse takes of memory, as there are more of them. */
import type { Benchmark } from './benchmark.js';

const SYNAPSES_EACH = 1000;
const RATE_HZ = 100;
/** Sources, which are as many as the neurons. */
const SIZES = [1e2, 1e3, 1e4, 1e5];
/** Few synapses run for longer, so that all have enough to do to be measured. */
const EVENTS = 5e8;
const QUICK_EVENTS = 1e7;
/** Several times the delay. */
const SHORTEST_S = 0.02;
const LONGEST_S = 20;

export function scaling(): Benchmark[] {
  return SIZES.map((size) => ({
    name: `scaling_${(size * SYNAPSES_EACH).toExponential().replace('+', '')}`,
    series: 'scaling',
    about: `${(size * SYNAPSES_EACH).toLocaleString('en-US')} synapses drawn at random, spikes at ${RATE_HZ} Hz.`,
    network: 'scaling',
    set: [`populations.sources.size=${size}`, `populations.cells.size=${size}`],
    seconds: secondsFor(EVENTS, size),
    quickSeconds: secondsFor(QUICK_EVENTS, size),
    rateOf: { sources: 1 },
    peers: [],
    work: {
      neurons: size,
      flopsPerUpdate: 2,
      bytesPerUpdate: 16,
      bytesPerEvent: size > SIXTEEN_BITS ? 4 : 2,
      in: 'memory',
    },
  }));
}

function secondsFor(events: number, size: number): number {
  const seconds = events / (size * SYNAPSES_EACH * RATE_HZ);
  return Math.min(LONGEST_S, Math.max(SHORTEST_S, seconds));
}

/** So many targets fit into two bytes. */
const SIXTEEN_BITS = 2 ** 16;
