/** Locality: a neuron sees itself; what it knows of synapses and of other neurons it has gathered. */
import { Problem } from '../../problem.js';
import { type Expression, names } from '../expression.js';
import type { TextScope } from '../text-scope.js';
import { sideOf } from './side.js';

/** @param value of a variable or a local of a neuron, called `name`. */
export function demandOwnSide(name: string, value: Expression, scope: TextScope, offset: number): void {
  const side = sideOf(name);
  for (const read of names(value)) {
    if (scope.get(read)?.owner === 'network' || sideOf(read) === side) continue;
    throw new Problem(`\`${name}\` belongs to a neuron, and a neuron does not see \`${read}\`.`, {
      fix: 'Gather it from the synapses: `... : 1 (summed)`.',
      offset,
    });
  }
}
