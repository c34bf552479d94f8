/** Every function against its true value (tests/golden/numeric/make.py), within the error its doc comment states. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from './functions.js';

type Row = [...bits: string[], rest: number];

const STATED_ULP: Readonly<Record<string, number>> = {
  exp: 1,
  expm1: 2.5,
  exprel: 2.2,
  exprelInverse: 2.5,
  log: 0.65,
  log1p: 0.7,
  log2: 0.7,
  log10: 0.7,
  tanh: 1.4,
  sinh: 1.7,
  cosh: 1.2,
  sin: 0.85,
  cos: 0.85,
  tan: 1.5,
  asin: 0.75,
  acos: 0.85,
  atan: 0.8,
  atan2: 1.6,
  pow: 0.75,
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

/** `rest` thousandths of a unit are missing from `value`, towards larger numbers. */
function errorUlp(found: number, value: number, rest: number): number {
  if (!Number.isFinite(found)) return Number.POSITIVE_INFINITY;
  return Math.abs(Number(place(found) - place(value)) - rest / 1000);
}

const golden = JSON.parse(
  readFileSync(new URL('../golden/numeric/values.json', import.meta.url), 'utf8'),
) as Record<string, Row[]>;

describe.each(Object.entries(STATED_ULP))('%s', (name, statedUlp) => {
  it(`is within ${statedUlp} ulp`, () => {
    const compute = FUNCTIONS.get(name)!;
    const errors = golden[name].map((row) => {
      const rest = row.at(-1) as number;
      const numbers = row.slice(0, -1).map((bits) => fromBits(bits as string));
      const value = numbers.pop()!;
      const found = compute(...numbers);
      return { arguments: numbers, found, value, ulp: errorUlp(found, value, rest) };
    });
    expect(errors.length).toBeGreaterThan(200);
    const worst = errors.reduce((a, b) => (b.ulp > a.ulp ? b : a));
    expect(worst.ulp, JSON.stringify(worst)).toBeLessThanOrEqual(statedUlp);
  });
});
