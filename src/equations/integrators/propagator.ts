/**
 * What a linear system does in one step: x(t + dt) = P x(t) + Q b, with P = exp(A dt) and Q the integral of exp(A s) over the
 * step. There is no inverse of A in it, so an A without one is no exception.
 */
import { product, sum, ZERO } from '../algebra/arithmetic-of-trees.js';
import { fold } from '../algebra/fold.js';
import { matrixExponential } from '../algebra/matrix-exponential.js';
import { call, type Expression, number } from '../expression.js';
import { type LinearSystem, numbers } from './linear-system.js';

export interface Propagator {
  readonly state: readonly (readonly Expression[])[];
  readonly input: readonly (readonly Expression[])[];
}

/** Undefined where variables drive each other in a circle with coefficients that are not plain numbers. */
export function propagator(system: LinearSystem): Propagator | undefined {
  const values = numbers(system.matrix);
  if (values !== undefined && system.step.kind === 'number')
    return numericPropagator(values, system.step.value);
  return hasCircle(system.matrix) ? undefined : chainPropagator(system);
}

/** Both parts come out of one exponential, of A bordered by the identity (Van Loan 1978). */
function numericPropagator(matrix: readonly (readonly number[])[], step: number): Propagator {
  const size = matrix.length;
  const bordered = Array.from({ length: 2 * size }, (_, i) =>
    Array.from({ length: 2 * size }, (_, j) => {
      if (i >= size) return 0;
      return step * (j < size ? matrix[i][j] : Number(j - size === i));
    }),
  );
  const exponential = matrixExponential(bordered);
  const block = (from: number) =>
    exponential.slice(0, size).map((row) => row.slice(from, from + size).map((entry) => number(entry)));
  return { state: block(0), input: block(size) };
}

const drives = (matrix: LinearSystem['matrix'], to: number, from: number): boolean => {
  const entry = matrix[to][from];
  return to !== from && !(entry.kind === 'number' && entry.value === 0);
};

function hasCircle(matrix: LinearSystem['matrix']): boolean {
  const states = matrix.map(() => 'unseen');
  const visit = (at: number): boolean => {
    if (states[at] !== 'unseen') return states[at] === 'open';
    states[at] = 'open';
    const found = matrix.some((_, from) => drives(matrix, at, from) && visit(from));
    states[at] = 'done';
    return found;
  };
  return matrix.some((_, at) => visit(at));
}

/**
 * Without circles, the influence of one variable on another is a sum over the chains between them: the product of the
 * couplings times the divided difference of exp over the rates along the chain, which needs no rates to differ.
 */
function chainPropagator({ matrix, step }: LinearSystem): Propagator {
  const size = matrix.length;
  const empty = (): Expression[][] => matrix.map(() => new Array<Expression>(size).fill(ZERO));
  const state = empty();
  const input = empty();
  const follow = (to: number, at: number, couplings: Expression, exponents: readonly Expression[]): void => {
    const rates = [...exponents, product(matrix[at][at], step)];
    state[to][at] = sum(state[to][at], product(couplings, dividedExp(rates)));
    input[to][at] = sum(input[to][at], product(product(couplings, step), dividedExp([...rates, ZERO])));
    for (let from = 0; from < size; from++) {
      if (drives(matrix, at, from))
        follow(to, from, product(couplings, product(matrix[at][from], step)), rates);
    }
  };
  for (let to = 0; to < size; to++) follow(to, to, number(1), []);
  return { state, input };
}

/** One or two points have short forms; `exp(a)`, and `exp(b) exprel(a - b)`. */
function dividedExp(points: readonly Expression[]): Expression {
  const varying = points.filter((point) => !(point.kind === 'number' && point.value === 0));
  if (points.length === 1) return fold(call('exp', points[0]));
  if (points.length === 2 && varying.length < 2) return fold(call('exprel', varying[0] ?? ZERO));
  return fold(call('exp_divided', ...points));
}
