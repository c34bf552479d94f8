/** The columns a group needs: one for everything of its own that changes or differs between its members. */
import type { Equation } from './checked.js';
import { isLastUpdate } from './last-update.js';
import type { Column } from './program.js';
import type { Scope } from './scope.js';

/** Long before the start, so that no neuron starts out refractory. Brian2's value. */
const NEVER_SPIKED_SECONDS = -1e4;

const ENGINE_COLUMNS: ReadonlyMap<string, number> = new Map([
  ['not_refractory', 1],
  ['lastspike', NEVER_SPIKED_SECONDS],
]);

/** @param held subexpressions that are `constant over dt`. */
export function columnsOf(scope: Scope, held: readonly Equation[]): Column[] {
  const heldNames = new Set(held.map(({ name }) => name));
  const columns: Column[] = [];
  for (const { name, key, owner, role, type, dimension, shared } of scope.values()) {
    if (owner !== 'own' || name !== key) continue;
    const kept = role === 'state' || role === 'parameter' || heldNames.has(name);
    if (!kept && !(role === 'engine' && (ENGINE_COLUMNS.has(key) || isLastUpdate(key)))) continue;
    columns.push({ key, type, dimension, shared, initial: ENGINE_COLUMNS.get(key) ?? 0 });
  }
  return columns;
}
