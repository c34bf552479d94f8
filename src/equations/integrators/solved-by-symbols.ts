/**
 * Whether Brian2 would find the exact solution. It looks for the fixed point of the equations first, so it leaves
 * those without a single one (a pure integrator, dx/dt = I) to euler; so do we when the choice is ours, for the same spikes.
 * Named, `exact` solves them.
 */
import { isNumber } from '../algebra/arithmetic-of-trees.js';
import { linearSystem, numbers } from './linear-system.js';
import type { System } from './system.js';

const NO_PIVOT = 1e-12;

/** Why it would not; undefined if it would. */
export function solvedBySymbols(system: System): string | undefined {
  const linear = linearSystem(system);
  if ('why' in linear) return linear.why;
  const values = numbers(linear.matrix);
  const singular = values
    ? isSingular(values)
    : linear.matrix.some((row, i) => isNumber(row[i], 0) && row.every((entry) => isNumber(entry, 0)));
  return singular ? 'the equations have no single fixed point' : undefined;
}

/** Gauss elimination with rows scaled to their largest entry. */
function isSingular(matrix: readonly (readonly number[])[]): boolean {
  const rows = matrix.map((row) => {
    const largest = Math.max(...row.map(Math.abs));
    return largest === 0 ? [...row] : row.map((entry) => entry / largest);
  });
  for (let column = 0; column < rows.length; column++) {
    const best = rows.slice(column).reduce((a, b) => (Math.abs(b[column]) > Math.abs(a[column]) ? b : a));
    if (Math.abs(best[column]) < NO_PIVOT) return true;
    rows.splice(rows.indexOf(best), 1);
    rows.splice(column, 0, best);
    for (const row of rows.slice(column + 1)) {
      const factor = row[column] / best[column];
      for (let k = column; k < rows.length; k++) row[k] -= factor * best[k];
    }
  }
  return false;
}
