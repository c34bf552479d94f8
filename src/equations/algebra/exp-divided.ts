/**
 * The divided difference of exp over any number of points, which may coincide: what a chain of linear equations with
 * these rates passes on. It is the corner of the exponential of the matrix with the points on its diagonal and ones
 * beside it (Opitz 1964), which needs no differences of nearly equal numbers.
 */
import { exp, exprel } from '../../numeric/index.js';
import { flow } from './matrix-exponential.js';

export function expDivided(...points: number[]): number {
  if (points.length === 1) return exp(points[0]);
  const highest = Math.max(...points);
  // Measured from the highest point nothing overflows, however far apart they lie.
  if (points.length === 2) return exp(highest) * exprel(-Math.abs(points[0] - points[1]));
  const last = points.length - 1;
  const matrix = points.map((point, i) =>
    points.map((_, j) => (j === i ? point - highest : Number(j === i + 1))),
  );
  return exp(highest) * flow(matrix).exponential[0][last];
}
