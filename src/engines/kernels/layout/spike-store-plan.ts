/** Room for the spikes of the last ticks. */
import type { MemoryPlan } from './memory-plan.js';
import { BYTES_PER_INDEX } from './widths.js';

/** Room is only taken when it is used, so there may be much: for 16 million spikes in flight. */
export const MOST_SPIKES = 2 ** 24;

export interface SpikeStorePlan {
  readonly address: number;
  readonly capacity: number;
  readonly populations: number;
  /** Ticks that are kept. */
  readonly ticks: number;
}

/** @param neurons of all populations, and the largest of them. */
export function planSpikeStore(
  maxDelayTicks: number,
  populations: number,
  neurons: { readonly all: number; readonly most: number },
  plan: MemoryPlan,
): SpikeStorePlan {
  const ticks = maxDelayTicks + 1;
  // A list lies in one piece: at the end of the ring as much as the longest may be left over.
  const capacity = Math.min(neurons.all * ticks, MOST_SPIKES) + neurons.most;
  return { address: plan.reserve(capacity * BYTES_PER_INDEX), capacity, populations, ticks };
}
