/**
 * The kernels of a projection:
 *
 *     on_pre P (list, count, starts, tick) -> synapses     spikes of the listed sources arrive, by the rows of one delay
 *     on_post P (list, count, tick) -> 0                   the listed targets have fired
 *     prepare synapses P, integrate synapses P (tick)      every synapse, in order
 *     sum P (tick)                                         every synapse adds to its neurons' summed variables
 *
 * Those that write a synapse's own variables look for NaN as those of neurons do: a negative result, -1 - result, says
 * that there may be one.
 */

import type { SynapseBlock } from '../layout/synapse-block.js';
import type { KernelWorld } from './draws.js';
import { sum, visitAll } from './every-synapse.js';
import { catchUp, logPosts } from './late-kernels.js';
import { onPost } from './on-post.js';
import { onPre } from './on-pre.js';
import type { Ends } from './synapse-frame.js';

export function synapseKernels(block: SynapseBlock, ends: Ends, world: KernelWorld): void {
  if (block.rows.count === 0) return;
  const { program, index } = block.projection;
  const { late } = block;
  const before = late && catchUp(block, late, ends, world);
  if (program.onPre !== undefined) onPre(block, ends, world, program.onPre, before);
  if (late !== undefined) logPosts(block, late, ends, world);
  else if (program.onPost !== undefined) onPost(block, ends, world, program.onPost);
  if (program.prepare !== undefined)
    visitAll(`prepare synapses ${index}`, block, ends, world, program.prepare, 'prepare');
  if (program.integrate !== undefined)
    visitAll(`integrate synapses ${index}`, block, ends, world, program.integrate, 'integrate');
  if (program.summed.length > 0) sum(block, ends, world);
}
