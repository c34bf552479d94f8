/** Compares a function in lanes with that of numeric/, bit for bit. */
import fc from 'fast-check';
import { expect } from 'vitest';
import * as numeric from '../../../src/numeric/index.js';
import { FUNCTIONS_IN_LANES } from '../../../src/wasm/functions/index.js';
import { type OfNumbers, type Runner, runner, type Written } from '../running.js';

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

/** NaN with bits that arithmetic with words must not make a number of; as bits, for JavaScript may forget them. */
export const BUSY_NANS = new Float64Array(
  BigUint64Array.of(0x7ff8000000000fffn, 0xfff8000000000fffn, 0x7ff8000000000001n, 0x7ff8000000000400n)
    .buffer,
);

/** What functions may treat on its own. */
export const SPECIAL: readonly number[] = [Number.NaN, ...POSITIVE, ...POSITIVE.map((x) => -x)];

/** Each with its neighbours on both sides, as far as they are near enough to matter. */
export function withNeighbours(...values: number[]): number[] {
  return values
    .flatMap((x) => [x, -x])
    .flatMap((x) => [x - Math.abs(x) * EPSILON, x, x + Math.abs(x) * EPSILON]);
}

const ORACLES: ReadonlyMap<string, OfNumbers> = new Map(
  Object.entries({
    ...numeric,
    exprel_inverse: numeric.exprelInverse,
    arcsin: numeric.asin,
    arccos: numeric.acos,
    arctan: numeric.atan,
  }),
);

export interface Compared {
  readonly name: string;
  readonly oracle: OfNumbers;
  readonly run: Runner;
}

/** A function in lanes that may ask JavaScript for any of those in numeric/. */
export function compare(name: string, oracle: OfNumbers, write: Written): Compared {
  return { name, oracle, run: runner(write, oracle.length, Object.fromEntries(ORACLES)) };
}

/** A function by its name in equations. */
export function compareNamed(name: string): Compared {
  return compare(name, ORACLES.get(name)!, FUNCTIONS_IN_LANES.get(name)!);
}

/** Every list of arguments in one lane, and all of them two at a time. */
export function expectSame({ name, oracle, run }: Compared, ...columns: Float64Array[]): void {
  const pairs = run.two(...columns);
  columns[0].forEach((_, place) => {
    const args = columns.map((column) => column[place]);
    const wanted = oracle(...args);
    const single = run.one(...args);
    // `toBe` is Object.is: it tells 0 from -0, and every NaN is like any other.
    if (!Object.is(single, wanted)) expect(single, `${name}(${args}) in one lane`).toBe(wanted);
    if (!Object.is(pairs[place], wanted)) expect(pairs[place], `${name}(${args}) in two`).toBe(wanted);
  });
}

const PAIRS_A_RUN = 128;

function stretchesOf(value: fc.Arbitrary<number>): fc.Arbitrary<Float64Array> {
  return fc
    .array(fc.tuple(value, value), { minLength: 1, maxLength: PAIRS_A_RUN, size: 'max' })
    .map((pairs) => Float64Array.from(pairs.flat()));
}

const STEPS = 2 ** 30;

/** `fc.double` prefers small values, for it draws exponents; these are as likely anywhere. */
function uniform(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: STEPS }).map((step) => min + (max - min) * (step / STEPS));
}

/** Even numbers of values, of every exponent and sign. */
export const ANY = stretchesOf(fc.double());

export function within(min: number, max: number): fc.Arbitrary<Float64Array> {
  return stretchesOf(fc.oneof(fc.double({ min, max, noNaN: true }), uniform(min, max)));
}

const NEAR = 1e-3;

/** Around each of some values, and its negative. */
export function around(...values: number[]): fc.Arbitrary<Float64Array> {
  const places = values.flatMap((x) => [x, -x]);
  return stretchesOf(fc.oneof(...places.map((x) => uniform(x * (1 - NEAR), x * (1 + NEAR)))));
}
