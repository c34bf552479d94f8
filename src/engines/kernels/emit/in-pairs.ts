/** Whether two synapses can be worked on at once, as the two lanes of a vector, though they are no neighbours. */
import { names } from '../../../equations/expression.js';
import type { Program } from '../../../equations/program.js';
import type { Owner } from '../../../equations/scope.js';
import type { SynapseBlock } from '../layout/synapse-block.js';
import { type Ends, storedFor } from './synapse-frame.js';

/**
 * They may read what they share, and write only what each has for itself. Their numbers, and random draws, are not for two.
 *
 * @param apart whose variables the two do not share.
 */
export function worksInPairs(
  block: SynapseBlock,
  ends: Ends,
  { statements, draws }: Program,
  apart: readonly Owner[],
): boolean {
  const { scope } = block.projection.program;
  const isForTwo = (name: string): boolean => {
    const variable = scope.get(name);
    if (variable === undefined || variable.value !== undefined) return true;
    const stored = storedFor(variable, block, ends);
    if (stored === undefined) return variable.key === 't' || variable.key === 'dt';
    return 'constant' in stored || stored.precision !== 'f32';
  };
  return (
    draws === 0 &&
    statements.every(({ target, local, value }) => {
      const writes = local ? undefined : scope.get(target);
      const own =
        writes === undefined || (apart.includes(writes.owner) && !writes.shared && isForTwo(target));
      return own && [...names(value)].every(isForTwo);
    })
  );
}
