/**
 * Whether Brian2 would find the exact solution. It looks for the fixed point of the equations first, with symbols for
 * all parameters, so it leaves those without a single one (a pure integrator, dx/dt = I) to euler; so do we when the
 * choice is ours, for the same spikes. Named, `exact` solves them.
 */
import { balance } from '../algebra/balance.js';
import { evaluate } from '../evaluate.js';
import { type LinearSystem, linearSystem } from './linear-system.js';
import type { System } from './system.js';

const NO_PIVOT = 1e-12;

/** Why it would not; undefined if it would. */
export function solvedBySymbols(system: System): string | undefined {
  const linear = linearSystem(system);
  if ('why' in linear) return linear.why;
  return isSingular(sampled(linear)) ? 'the equations have no single fixed point' : undefined;
}

/** The matrix for arbitrary values of whatever it reads: singular for these, it is so for (almost) all. */
function sampled({ matrix }: LinearSystem): number[][] {
  const values = new Map<string, number>();
  const sample = (name: string): number => {
    const value = values.get(name) ?? FIRST_SAMPLE + values.size * SAMPLE_STEP;
    values.set(name, value);
    return value;
  };
  return matrix.map((row) => row.map((entry) => evaluate(entry, sample)));
}

/** No two sums or products of these meet by accident. */
const FIRST_SAMPLE = 0.6180339887498949;
const SAMPLE_STEP = 0.4142135623730951;

/** Gauss elimination, balanced so that units do not matter and with rows scaled to their largest entry. */
function isSingular(matrix: readonly (readonly number[])[]): boolean {
  if (!matrix.flat().every(Number.isFinite)) return true;
  const rows = balance(matrix).matrix.map((row) => {
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
