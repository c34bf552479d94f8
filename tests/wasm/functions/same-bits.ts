/** Compares a function in lanes with that of numeric/, bit for bit. */
import fc from 'fast-check';
import { expect } from 'vitest';
import * as numeric from '../../../src/numeric/index.js';
import { FUNCTIONS_IN_LANES } from '../../../src/wasm/functions/index.js';
import { type OfNumbers, type Runner, runner } from '../running.js';

const { MAX_VALUE: LARGEST, MIN_VALUE: TINIEST, EPSILON } = Number;
const SMALLEST_NORMAL = 2 ** -1022;

const POSITIVE = [
  0,
  TINIEST,
  3 * TINIEST,
  SMALLEST_NORMAL,
  EPSILON,
  0.5,
  1,
  2,
  1e6,
  2 ** 53,
  LARGEST,
  Infinity,
];
/** Where functions change their way of computing, or end. */
export const SPECIAL: readonly number[] = [Number.NaN, ...POSITIVE, ...POSITIVE.map((x) => -x)];

/** Each with its neighbours on both sides, as far as they are near enough to matter. */
export function withNeighbours(...values: number[]): number[] {
  return values
    .flatMap((x) => [x, -x])
    .flatMap((x) => [x - Math.abs(x) * EPSILON, x, x + Math.abs(x) * EPSILON]);
}

const ORACLES: ReadonlyMap<string, OfNumbers> = new Map(
  Object.entries({ ...numeric, arcsin: numeric.asin, arccos: numeric.acos, arctan: numeric.atan }),
);

export function oracleOf(name: string): OfNumbers {
  return ORACLES.get(name)!;
}

export function runnerOf(name: string): Runner {
  return runner(FUNCTIONS_IN_LANES.get(name)!, oracleOf(name).length, Object.fromEntries(ORACLES));
}

/** Every argument list in one lane, and all of them two at a time. */
export function expectSame(name: string, { one, two }: Runner, ...columns: Float64Array[]): void {
  const oracle = oracleOf(name);
  const pairs = two(...columns);
  columns[0].forEach((_, place) => {
    const args = columns.map((column) => column[place]);
    const wanted = oracle(...args);
    // `toBe` is Object.is: it tells 0 from -0, and every NaN is like any other.
    if (!Object.is(one(...args), wanted)) expect(one(...args), `${name}(${args}) in one lane`).toBe(wanted);
    if (!Object.is(pairs[place], wanted)) expect(pairs[place], `${name}(${args}) in two`).toBe(wanted);
  });
}

const PAIRS_A_RUN = 128;

/** Even numbers of values, of every exponent and sign or of a range. */
export function stretches(range: { min?: number; max?: number } = {}): fc.Arbitrary<Float64Array> {
  const value =
    range.min === undefined ? fc.double() : fc.oneof(fc.double({ ...range, noNaN: true }), uniform(range));
  return fc
    .array(fc.tuple(value, value), { minLength: 1, maxLength: PAIRS_A_RUN, size: 'max' })
    .map((pairs) => Float64Array.from(pairs.flat()));
}

const STEPS = 2 ** 30;

/** `fc.double` prefers small values, for it draws exponents; these are as likely anywhere. */
function uniform({ min = 0, max = 1 }: { min?: number; max?: number }): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: STEPS }).map((step) => min + (max - min) * (step / STEPS));
}
