/**
 * The exponential of a small matrix and its integral: the matrix is balanced, halved until its norm
 * is below one half, where twenty terms of the series are exact to f64, and doubled back.
 */
import { type Balanced, balance, unbalance } from './balance.js';
import { identity, type Matrix, map, multiply, norm, plusIdentity } from './matrix.js';

const TERMS = 20;
const SMALL_NORM = 0.5;

export interface Flow {
  /** exp(A). An entry that no path of nonzero entries leads to is exactly 0. */
  readonly exponential: Matrix;
  /** The integral of exp(A s) over s from 0 to 1; there is no inverse of A in it, so A need not have one. */
  readonly integral: Matrix;
}

export function flow(matrix: Matrix): Flow {
  if (!matrix.flat().every(Number.isFinite)) return nowhere(matrix);
  const balanced = balance(matrix);
  let halvings = 0;
  for (let size = norm(balanced.matrix); size > SMALL_NORM; size /= 2) halvings++;
  const small = map(balanced.matrix, (entry) => entry / 2 ** halvings);
  let integral = series(small);
  let exponential = plusIdentity(multiply(small, integral));
  for (; halvings > 0; halvings--) {
    integral = map(multiply(plusIdentity(exponential), integral), (entry) => entry / 2);
    exponential = multiply(exponential, exponential);
  }
  return back({ exponential, integral }, balanced);
}

/** 1 + A/2! + A^2/3! + ..., by Horner's scheme. */
function series(small: Matrix): Matrix {
  let sum = identity(small.length);
  for (let term = TERMS; term > 1; term--)
    sum = plusIdentity(map(multiply(small, sum), (entry) => entry / term));
  return sum;
}

function back({ exponential, integral }: Flow, balanced: Balanced): Flow {
  return { exponential: unbalance(exponential, balanced), integral: unbalance(integral, balanced) };
}

function nowhere(matrix: Matrix): Flow {
  const unknown = map(matrix, () => Number.NaN);
  return { exponential: unknown, integral: unknown };
}
