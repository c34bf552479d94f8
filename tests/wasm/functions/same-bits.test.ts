/** The functions in lanes against those of numeric/: all doubles, and the ranges in which neurons live. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosTurns, pow, sinTurns } from '../../../src/numeric/index.js';
import { FUNCTIONS_IN_LANES } from '../../../src/wasm/functions/index.js';
import {
  cosTurns as cosTurnsInLanes,
  sinTurns as sinTurnsInLanes,
} from '../../../src/wasm/functions/trigonometric.js';
import {
  ANY,
  around,
  BUSY_NANS,
  compare,
  compareNamed,
  expectSame,
  SPECIAL,
  within,
  withNeighbours,
} from './same-bits.js';

interface Usual {
  readonly min: number;
  readonly max: number;
  /** Where the way of computing changes, on both sides of 0. */
  readonly edges: readonly number[];
}

const QUARTER_PI = 0.7853981633974483;
const SQRT_2 = Math.SQRT2;

const USUAL: Readonly<Record<string, Usual>> = {
  exp: { min: -750, max: 720, edges: [709.782712893384, 745.1332191019412, 708.3964185322641, 800] },
  expm1: { min: -60, max: 720, edges: [50, 800, 709.782712893384, 0.34657359027997264, 2 ** -54] },
  exprel: { min: -60, max: 720, edges: [50, 709.782712893384, 710, 2 ** -54] },
  exprel_inverse: { min: -60, max: 720, edges: [50, 709.782712893384, 710, 2 ** -54] },
  log: { min: 1e-3, max: 1e3, edges: [SQRT_2 / 2, SQRT_2, 1, 2 ** -1022] },
  log10: { min: 1e-3, max: 1e3, edges: [SQRT_2 / 2, SQRT_2, 10, 1000, 2 ** -1022] },
  log1p: { min: -1, max: 100, edges: [1, SQRT_2 - 1, 1 - SQRT_2 / 2, 2 ** 53, 2 ** -1022] },
  sin: { min: -20, max: 20, edges: [QUARTER_PI, 2 * QUARTER_PI, 4 * QUARTER_PI, 999_999, 1e6] },
  cos: { min: -20, max: 20, edges: [QUARTER_PI, 2 * QUARTER_PI, 4 * QUARTER_PI, 999_999, 1e6] },
  tan: { min: -20, max: 20, edges: [QUARTER_PI, 2 * QUARTER_PI, 4 * QUARTER_PI, 999_999, 1e6] },
  sinh: { min: -720, max: 720, edges: [1, 710.4758600739439, 711] },
  cosh: { min: -720, max: 720, edges: [1, 710.4758600739439, 711] },
  tanh: { min: -25, max: 25, edges: [0.625, 19, 20, 400] },
  arcsin: { min: -1, max: 1, edges: [0.5, 1] },
  arccos: { min: -1, max: 1, edges: [0.5, 1] },
  arctan: { min: -5, max: 5, edges: [0.4375, 0.6875, 1.1875, 2.4375] },
};

/** Even, and no more than a runner takes. */
const CHUNK = 1024;

describe.each(Object.entries(USUAL))('%s', (name, { min, max, edges }) => {
  const compared = compareNamed(name);

  it('has the bits of numeric for special values and their pairs', () => {
    const values = [...SPECIAL, ...withNeighbours(...edges)];
    const pairs = values.flatMap((a) => values.flatMap((b) => [a, b]));
    for (let start = 0; start < pairs.length; start += CHUNK) {
      expectSame(compared, Float64Array.from(pairs.slice(start, start + CHUNK)));
    }
  });

  it('is NaN of every NaN', () => expectSame(compared, BUSY_NANS));

  it.each([
    ['all doubles', ANY],
    ['usual arguments', within(min, max)],
    ['arguments where the way changes', around(...edges)],
  ])('has the bits of numeric for %s', (_, stretches) => {
    fc.assert(fc.property(stretches, (x) => expectSame(compared, x)));
  });
});

const EXPONENTS = [-Infinity, -2, -1, -0.5, -0, 0, 0.5, 1, 2, 3, 4, 5, 2.5, 2 ** 66, Infinity, Number.NaN];
const BASES = Float64Array.from([...SPECIAL, ...SPECIAL.map((value) => value / 3)]);

describe('pow', () => {
  const compared = compareNamed('pow');

  it.each(EXPONENTS)('has the bits of numeric for special bases to the power %d', (y) => {
    expectSame(
      compared,
      BASES,
      BASES.map(() => y),
    );
  });

  it.each([
    ['all doubles', ANY, ANY],
    ['usual bases and exponents', within(0, 100), within(-10, 10)],
  ])('has the bits of numeric for %s', (_, bases, exponents) => {
    fc.assert(
      fc.property(bases, exponents, (a, b) => {
        const length = Math.min(a.length, b.length);
        expectSame(compared, a.slice(0, length), b.slice(0, length));
      }),
    );
  });
});

describe.each(EXPONENTS)('pow with the known exponent %d', (y) => {
  const compared = compare(
    `the power ${y} of `,
    (x) => pow(x, y),
    (g, [x], outside) => FUNCTIONS_IN_LANES.get('pow')!(g, [x, g.number(y)], outside),
  );

  it('has the bits of numeric', () => {
    expectSame(compared, BASES);
    fc.assert(fc.property(fc.oneof(ANY, within(0, 100)), (x) => expectSame(compared, x)));
  });
});

describe.each([
  compare('cosTurns', cosTurns, (g, [v]) => cosTurnsInLanes(g, v)),
  compare('sinTurns', sinTurns, (g, [v]) => sinTurnsInLanes(g, v)),
])('$name', (compared) => {
  it('has the bits of numeric for parts of a turn', () => {
    expectSame(compared, Float64Array.of(0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875));
    fc.assert(fc.property(within(0, 1 - Number.EPSILON / 2), (v) => expectSame(compared, v)));
  });
});

it('tests every function there is', () => {
  expect([...FUNCTIONS_IN_LANES.keys()].toSorted()).toEqual([...Object.keys(USUAL), 'pow'].toSorted());
});
