/**
 * What a linear system does in one step: x(t + dt) = P x(t) + Q b, with P = exp(A dt) and Q the integral of exp(A s) over the
 * step. There is no inverse of A in it, so an A without one is no exception.
 */
import { product, sum, ZERO } from '../algebra/arithmetic-of-trees.js';
import { fold } from '../algebra/fold.js';
import { flow } from '../algebra/matrix-exponential.js';
import { call, type Expression, number } from '../expression.js';
import { type LinearSystem, numbers } from './linear-system.js';

type Entries = LinearSystem['matrix'];

export interface Propagator {
  readonly state: readonly (readonly Expression[])[];
  readonly input: readonly (readonly Expression[])[];
}

/**
 * Undefined where variables drive each other in a circle, or along too many chains, with coefficients that are not
 * plain numbers; and where very many drive each other.
 */
export function propagator({ matrix, step }: LinearSystem): Propagator | undefined {
  const state = zeros(matrix.length);
  const input = zeros(matrix.length);
  for (const members of unconnectedParts(matrix)) {
    const part = partPropagator(
      members.map((to) => members.map((from) => matrix[to][from])),
      step,
    );
    if (part === undefined) return undefined;
    for (const [row, to] of members.entries())
      for (const [column, from] of members.entries()) {
        state[to][from] = part.state[row][column];
        input[to][from] = part.input[row][column];
      }
  }
  return { state, input };
}

function partPropagator(matrix: Entries, step: Expression): Propagator | undefined {
  if (matrix.length > MOST_VARIABLES) return undefined;
  const values = matrix.length > 1 ? numbers(matrix) : undefined;
  if (values !== undefined && step.kind === 'number') return numericPropagator(values, step.value);
  return hasCircle(matrix) || chains(matrix) > MOST_CHAINS ? undefined : chainPropagator(matrix, step);
}

/** The work goes with the cube, and Brian2's algebra gives up long before. */
const MOST_VARIABLES = 100;

/** Variables that have nothing to do with each other, told apart. */
function unconnectedParts(matrix: Entries): number[][] {
  const parts: number[][] = [];
  const placed = new Set<number>();
  for (const first of matrix.keys()) {
    if (placed.has(first)) continue;
    const part = [first];
    placed.add(first);
    for (const at of part)
      for (const other of matrix.keys())
        if (!placed.has(other) && (drives(matrix, at, other) || drives(matrix, other, at))) {
          placed.add(other);
          part.push(other);
        }
    parts.push(part.sort((a, b) => a - b));
  }
  return parts;
}

function numericPropagator(matrix: readonly (readonly number[])[], step: number): Propagator {
  const { exponential, integral } = flow(matrix.map((row) => row.map((entry) => entry * step)));
  return {
    state: exponential.map((row) => row.map(number)),
    input: integral.map((row) => row.map((entry) => number(entry * step))),
  };
}

function zeros(size: number): Expression[][] {
  return Array.from({ length: size }, () => new Array<Expression>(size).fill(ZERO));
}

const drives = (matrix: Entries, to: number, from: number): boolean => {
  const entry = matrix[to][from];
  return to !== from && !(entry.kind === 'number' && entry.value === 0);
};

function hasCircle(matrix: Entries): boolean {
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

/** Each becomes a term of its own; their number can double with every variable. */
const MOST_CHAINS = 100;

function chains(matrix: Entries): number {
  const from = new Map<number, number>();
  const count = (at: number): number => {
    let known = from.get(at);
    if (known === undefined) {
      known = 1;
      for (const other of matrix.keys()) if (drives(matrix, at, other)) known += count(other);
      from.set(at, known);
    }
    return known;
  };
  return [...matrix.keys()].reduce((total, at) => total + count(at), 0);
}

/**
 * Without circles, the influence of one variable on another is a sum over the chains between them: the product of the
 * couplings times the divided difference of exp over the rates along the chain, which needs no rates to differ.
 */
function chainPropagator(matrix: Entries, step: Expression): Propagator {
  const size = matrix.length;
  const state = zeros(size);
  const input = zeros(size);
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
