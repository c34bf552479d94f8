/** A small matrix: rows of numbers. */
export type Matrix = readonly (readonly number[])[];

export function multiply(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0].map((_, j) => row.reduce((total, entry, k) => total + entry * b[k][j], 0)));
}

export function identity(size: number): Matrix {
  return Array.from({ length: size }, (_, i) => Array.from({ length: size }, (_, j) => Number(i === j)));
}

export function plusIdentity(matrix: Matrix): Matrix {
  return matrix.map((row, i) => row.map((entry, j) => (i === j ? entry + 1 : entry)));
}

export function map(matrix: Matrix, change: (entry: number) => number): Matrix {
  return matrix.map((row) => row.map(change));
}

/** The largest sum of a row's absolute values. */
export function norm(matrix: Matrix): number {
  return Math.max(0, ...matrix.map((row) => row.reduce((total, entry) => total + Math.abs(entry), 0)));
}
