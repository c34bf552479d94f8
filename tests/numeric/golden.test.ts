/** Every function against correctly rounded values (tests/golden/numeric/make.py), within the error its file states. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as numeric from '../../src/numeric/index.js';

/** Units in the last place, as the doc comments say. */
const STATED_ULP: Readonly<Record<Exclude<keyof typeof numeric, 'cosTurns'>, number>> = {
  exp: 1,
  expm1: 2,
  exprel: 3,
  log: 1,
  log1p: 1,
  log2: 2,
  log10: 2,
  tanh: 3,
  sinh: 3,
  cosh: 3,
  sin: 1,
  cos: 1,
  tan: 3,
  asin: 3,
  acos: 3,
  atan: 2,
  atan2: 2,
  pow: 2,
};

const view = new DataView(new ArrayBuffer(8));

function fromBits(hex: string): number {
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

/** Neighbouring numbers get neighbouring places, across 0 too. */
function place(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

/** Correct rounding is half a unit, so a result `distance` numbers away is off by at most distance + 1/2 units. */
function distance(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.POSITIVE_INFINITY;
  const difference = place(a) - place(b);
  return Number(difference < 0n ? -difference : difference);
}

const golden = JSON.parse(
  readFileSync(new URL('../golden/numeric/values.json', import.meta.url), 'utf8'),
) as Record<keyof typeof numeric, string[][]>;

describe.each(Object.entries(STATED_ULP) as [keyof typeof numeric, number][])('%s', (name, statedUlp) => {
  it(`is within ${statedUlp} ulp`, () => {
    const compute = numeric[name] as (...values: number[]) => number;
    const worst = golden[name].map((row) => {
      const values = row.map(fromBits);
      const expected = values.pop()!;
      return { values, expected, found: compute(...values), ulp: distance(compute(...values), expected) };
    });
    worst.sort((a, b) => b.ulp - a.ulp);
    expect(worst[0].ulp, JSON.stringify(worst[0])).toBeLessThanOrEqual(statedUlp);
  });
});
