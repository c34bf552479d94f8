/**
 * The divided difference of exp over any number of points, which may coincide: what a chain of linear equations with these
 * rates passes on. It is the corner of the exponential of the matrix with the points on its diagonal and ones beside
 * it (Opitz 1964), which needs no differences of nearly equal numbers.
 */
import { exp, exprel } from '../../numeric/index.js';
import { matrixExponential } from './matrix-exponential.js';

export function expDivided(...points: number[]): number {
  if (points.length === 1) return exp(points[0]);
  if (points.length === 2) return exp(points[1]) * exprel(points[0] - points[1]);
  const size = points.length;
  const matrix = points.map((point, i) =>
    Array.from({ length: size }, (_, j) => (j === i ? point : Number(j === i + 1))),
  );
  return matrixExponential(matrix)[0][size - 1];
}
