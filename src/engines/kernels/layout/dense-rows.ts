/** Which projections need no list of targets: those from all to all, whose synapses are worked on as vectors. */
import type { Projection } from '../../../build/circuit.js';
import { names } from '../../../equations/expression.js';
import { isLastUpdate } from '../../../equations/last-update.js';
import type { Program } from '../../../equations/program.js';

/** Whether a projection can be worked on so. @param targetSize of the whole target population. */
export function isDense(
  { targets, rowStart, delayTicks, program, synapses }: Projection,
  targetSize: number,
): boolean {
  if (typeof delayTicks !== 'number' || synapses === 0 || program.onPre === undefined) return false;
  if (synapses !== (rowStart.length - 1) * targetSize || !isOfLanes(program.onPre, program.scope))
    return false;
  for (let k = 0; k < synapses; k++) if (targets[k] !== k % targetSize) return false;
  return true;
}

/** Whether a program knows only the synapse's own variables and its target's, each its own, and constants. */
function isOfLanes({ statements, draws }: Program, scope: Projection['program']['scope']): boolean {
  if (draws > 0) return false;
  return statements.every(({ target, local, value }) =>
    [...names(value), ...(local ? [] : [target])].every((name) => {
      const variable = scope.get(name);
      if (variable === undefined || variable.value !== undefined) return true;
      if (variable.role === 'engine' && variable.owner === 'network')
        return variable.key === 't' || variable.key === 'dt';
      if (variable.role === 'engine') return isLastUpdate(variable.key) || KEPT_IN_COLUMNS.has(variable.key);
      return variable.owner === 'own' ? !variable.shared : variable.owner === 'post' && !variable.shared;
    }),
  );
}

const KEPT_IN_COLUMNS: ReadonlySet<string> = new Set(['not_refractory', 'lastspike']);
