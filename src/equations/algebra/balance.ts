/**
 * Balancing a matrix (Osborne 1960): each variable is measured in units, powers of two, that make the couplings
 * small. In SI units a current of picoamperes drives a voltage with a coupling of 1e9; unbalanced, the exponential
 * of such a matrix would lose half its digits.
 */
import type { Matrix } from './matrix.js';

export interface Balanced {
  /** D^-1 A D. */
  readonly matrix: Matrix;
  /** The diagonal of D. */
  readonly units: readonly number[];
}

/** Couplings below this need not be made smaller, and a one-way coupling cannot be made small for ever. */
const SMALL_COUPLING = 2 ** -6;
const MAX_SWEEPS = 200;
/** A change of units that gains less is not worth another sweep. */
const WORTHWHILE = 0.95;

export function balance(matrix: Matrix): Balanced {
  const rows = matrix.map((row) => [...row]);
  const units = rows.map(() => 1);
  for (let sweep = 0, changed = true; changed && sweep < MAX_SWEEPS; sweep++) {
    changed = false;
    for (let k = 0; k < rows.length; k++) {
      const factor = betterUnit(rows, k);
      if (factor === 1) continue;
      changed = true;
      units[k] *= factor;
      for (let other = 0; other < rows.length; other++) {
        if (other === k) continue;
        rows[k][other] /= factor;
        rows[other][k] *= factor;
      }
    }
  }
  return { matrix: rows, units };
}

/** D X D^-1: a function of the balanced matrix as that of the matrix given. */
export function unbalance(matrix: Matrix, { units }: Balanced): Matrix {
  return matrix.map((row, i) => row.map((entry, j) => (entry / units[j]) * units[i]));
}

function betterUnit(rows: Matrix, k: number): number {
  let column = SMALL_COUPLING;
  let row = SMALL_COUPLING;
  for (let other = 0; other < rows.length; other++) {
    if (other === k) continue;
    column += Math.abs(rows[other][k]);
    row += Math.abs(rows[k][other]);
  }
  let factor = 1;
  while (column * factor < row / factor / 2) factor *= 2;
  while (column * factor > (row / factor) * 2) factor /= 2;
  return column * factor + row / factor < WORTHWHILE * (column + row) ? factor : 1;
}
