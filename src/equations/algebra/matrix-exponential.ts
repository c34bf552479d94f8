/**
 * The exponential of a small matrix (rows of numbers), by scaling and squaring of a Taylor series: halve until the norm is
 * below one half, where twenty terms are exact to f64, then square back. An entry that no path of nonzero entries
 * leads to stays exactly 0.
 */
export type Matrix = readonly (readonly number[])[];

const TERMS = 20;
const SMALL_NORM = 0.5;

export function matrixExponential(matrix: Matrix): Matrix {
  let halvings = 0;
  for (let size = norm(matrix); size > SMALL_NORM && Number.isFinite(size); size /= 2) halvings++;
  const scaled = map(matrix, (entry) => entry / 2 ** halvings);
  let result = identity(matrix.length);
  for (let term = TERMS; term > 0; term--) {
    const step = multiply(scaled, result);
    result = step.map((row, i) => row.map((entry, j) => entry / term + Number(i === j)));
  }
  for (; halvings > 0; halvings--) result = multiply(result, result);
  return result;
}

export function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0].map((_, j) => row.reduce((total, entry, k) => total + entry * b[k][j], 0)));
}

export function identity(size: number): Matrix {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => Number(i === j)));
}

function map(matrix: Matrix, change: (entry: number) => number): Matrix {
  return matrix.map((row) => row.map(change));
}

function norm(matrix: Matrix): number {
  return Math.max(0, ...matrix.map((row) => row.reduce((total, entry) => total + Math.abs(entry), 0)));
}
