/** Where the numbers of a Poisson drive lie. */

import type { Drive } from '../../../build/circuit.js';
import { isAlike } from '../../../build/column-set.js';
import type { Stored } from '../../../equations/kernel/frame.js';
import { reserveDraws } from './draw-room.js';
import type { MemoryPlan } from './memory-plan.js';
import { type NeuronBlock, stretchOfColumn } from './neuron-block.js';
import { BYTES_PER_NUMBER, withRoom } from './widths.js';

export interface DriveBlock {
  readonly drive: Drive;
  readonly block: NeuronBlock;
  /** Where the weight is a number for each neuron. */
  readonly weight: Stored | undefined;
  /** Room for the tick's spikes of each neuron. */
  readonly spikes: number;
}

export function planDrive(drive: Drive, block: NeuronBlock, plan: MemoryPlan): DriveBlock {
  return { drive, block, weight: planWeight(drive, block, plan), spikes: reserveDraws(block.stretch, plan) };
}

function planWeight({ weight }: Drive, block: NeuronBlock, plan: MemoryPlan): Stored | undefined {
  if (!(weight instanceof Float64Array)) return undefined;
  if (weight.length > 0 && isAlike(weight)) return { constant: weight[0] };
  return { address: plan.reserve(withRoom(block.size) * BYTES_PER_NUMBER) };
}

export function weightsOf({ drive, block }: DriveBlock): Float64Array {
  return stretchOfColumn(drive.weight as Float64Array, block.stretch, false);
}
