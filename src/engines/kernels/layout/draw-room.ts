import { withSlack } from '../../../wasm/random/stretch.js';
import type { MemoryPlan } from './memory-plan.js';
import type { Stretch } from './part.js';
import { BYTES_PER_NUMBER, ROOM } from './widths.js';

/** Room for the draws of a stretch: the address of the first neuron's. */
export function reserveDraws({ from, to }: Stretch, plan: MemoryPlan): number {
  const { entries, before } = withSlack(from, to - from);
  return plan.reserve((entries + ROOM) * BYTES_PER_NUMBER) + before * BYTES_PER_NUMBER;
}
