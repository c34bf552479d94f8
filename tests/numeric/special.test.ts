/** Where there is nothing to round: infinities, NaN, zeros of both signs, exact results, overflow and underflow. */
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from './functions.js';

const { NaN: NAN, POSITIVE_INFINITY: INF, MAX_VALUE: LARGEST, MIN_VALUE: TINIEST } = Number;
const HALF_PI = Math.PI / 2;

/** Arguments and the exact result. */
const CASES: Readonly<Record<string, readonly (readonly number[])[]>> = {
  exp: [
    [0, 1],
    [-0, 1],
    [INF, INF],
    [-INF, 0],
    [NAN, NAN],
    [710, INF],
    [LARGEST, INF],
    [-746, 0],
    [-LARGEST, 0],
    [TINIEST, 1],
    [-745.1, TINIEST],
    [-708.5, 2.006132305331306e-308],
  ],
  expm1: [
    [0, 0],
    [-0, -0],
    [INF, INF],
    [-INF, -1],
    [NAN, NAN],
    [710, INF],
    [-50, -1],
    [TINIEST, TINIEST],
    [-TINIEST, -TINIEST],
    [2 ** -60, 2 ** -60],
  ],
  exprel: [
    [0, 1],
    [-0, 1],
    [INF, INF],
    [-INF, 0],
    [NAN, NAN],
    [710, INF],
    [TINIEST, 1],
    [-LARGEST, 1 / LARGEST],
  ],
  exprelInverse: [
    [0, 1],
    [-0, 1],
    [INF, 0],
    [-INF, INF],
    [NAN, NAN],
    [710, 0],
    [TINIEST, 1],
    [-LARGEST, LARGEST],
  ],
  log: [
    [1, 0],
    [0, -INF],
    [-0, -INF],
    [INF, INF],
    [NAN, NAN],
    [-1, NAN],
    [-TINIEST, NAN],
    [-INF, NAN],
    [TINIEST, -744.4400719213812],
  ],
  log1p: [
    [0, 0],
    [-0, -0],
    [-1, -INF],
    [INF, INF],
    [NAN, NAN],
    [-1.0000000000000002, NAN],
    [TINIEST, TINIEST],
    [-TINIEST, -TINIEST],
  ],
  log2: [
    [1, 0],
    [0, -INF],
    [INF, INF],
    [NAN, NAN],
    [-2, NAN],
    [TINIEST, -1074],
    [LARGEST, 1024],
  ],
  log10: [
    [1, 0],
    [-0, -INF],
    [INF, INF],
    [NAN, NAN],
    [-10, NAN],
  ],
  tanh: [
    [0, 0],
    [-0, -0],
    [INF, 1],
    [-INF, -1],
    [NAN, NAN],
    [30, 1],
    [-LARGEST, -1],
    [TINIEST, TINIEST],
  ],
  sinh: [
    [0, 0],
    [-0, -0],
    [INF, INF],
    [-INF, -INF],
    [NAN, NAN],
    [711, INF],
    [-711, -INF],
    [TINIEST, TINIEST],
  ],
  cosh: [
    [0, 1],
    [-0, 1],
    [INF, INF],
    [-INF, INF],
    [NAN, NAN],
    [711, INF],
    [TINIEST, 1],
  ],
  sin: [
    [0, 0],
    [-0, -0],
    [INF, NAN],
    [-INF, NAN],
    [NAN, NAN],
    [TINIEST, TINIEST],
  ],
  cos: [
    [0, 1],
    [-0, 1],
    [INF, NAN],
    [-INF, NAN],
    [NAN, NAN],
    [TINIEST, 1],
  ],
  tan: [
    [0, 0],
    [-0, -0],
    [INF, NAN],
    [-INF, NAN],
    [NAN, NAN],
    [TINIEST, TINIEST],
  ],
  asin: [
    [0, 0],
    [-0, -0],
    [1, HALF_PI],
    [-1, -HALF_PI],
    [1.0000000000000002, NAN],
    [-2, NAN],
    [INF, NAN],
    [NAN, NAN],
    [TINIEST, TINIEST],
  ],
  acos: [
    [1, 0],
    [-1, Math.PI],
    [0, HALF_PI],
    [1.0000000000000002, NAN],
    [-2, NAN],
    [-INF, NAN],
    [NAN, NAN],
  ],
  atan: [
    [0, 0],
    [-0, -0],
    [INF, HALF_PI],
    [-INF, -HALF_PI],
    [NAN, NAN],
    [LARGEST, HALF_PI],
    [1, Math.PI / 4],
    [TINIEST, TINIEST],
  ],
  // y, x, angle
  atan2: [
    [0, 1, 0],
    [-0, 1, -0],
    [0, -1, Math.PI],
    [-0, -1, -Math.PI],
    [0, 0, 0],
    [-0, 0, -0],
    [0, -0, Math.PI],
    [-0, -0, -Math.PI],
    [1, 0, HALF_PI],
    [-1, -0, -HALF_PI],
    [1, INF, 0],
    [-1, INF, -0],
    [1, -INF, Math.PI],
    [-1, -INF, -Math.PI],
    [INF, 1, HALF_PI],
    [-INF, -1, -HALF_PI],
    [INF, INF, Math.PI / 4],
    [-INF, INF, -Math.PI / 4],
    [INF, -INF, (3 * Math.PI) / 4],
    [-INF, -INF, (-3 * Math.PI) / 4],
    [NAN, 1, NAN],
    [1, NAN, NAN],
    [LARGEST, TINIEST, HALF_PI],
    [TINIEST, LARGEST, 0],
    [TINIEST, 1, TINIEST],
  ],
  pow: [
    [NAN, 0, 1],
    [INF, -0, 1],
    [1, NAN, 1],
    [1, INF, 1],
    [-1, INF, 1],
    [-1, -INF, 1],
    [NAN, 1, NAN],
    [2, NAN, NAN],
    [0, 3, 0],
    [-0, 3, -0],
    [-0, 4, 0],
    [-0, 0.5, 0],
    [0, -3, INF],
    [-0, -3, -INF],
    [-0, -1, -INF],
    [-0, -2.5, INF],
    [-0, -INF, INF],
    [-INF, 3, -INF],
    [-INF, -3, -0],
    [-INF, 0.5, INF],
    [-INF, 2, INF],
    [INF, -0.5, 0],
    [2, INF, INF],
    [2, -INF, 0],
    [0.5, INF, 0],
    [0.5, -INF, INF],
    [-0.5, INF, 0],
    [-2, 0.5, NAN],
    [-8, 1 / 3, NAN],
    [-2, 5, -32],
    [-2, 1e300, INF],
    [2, LARGEST, INF],
    [1 + 2 ** -52, LARGEST, INF],
    [1 - 2 ** -53, LARGEST, 0],
    [3, -LARGEST, 0],
    [-3, -(2 ** 53 - 1), -0],
    [TINIEST, LARGEST, 0],
    [2, -1074, TINIEST],
    [2, -1076, 0],
    [2, 1023.9999999999999, 1.7976931348621742e308],
    [9, 0.5, 3],
    [9, 1.5, 27],
    [10, 22, 1e22],
    [7, 18, 1628413597910449],
    [1.5, 20, 3486784401 / 2 ** 20],
  ],
};

describe.each(Object.entries(CASES))('%s', (name, cases) => {
  const compute = FUNCTIONS.get(name)!;
  it.each(cases.map((numbers) => [numbers.slice(0, -1), numbers.at(-1)]))('of %o is %o', (numbers, value) => {
    expect(compute(...(numbers as number[]))).toBe(value);
  });
});

describe('exact results', () => {
  it('log2 of a power of two is its exponent', () => {
    const log2 = FUNCTIONS.get('log2')!;
    for (let k = -1074; k < 1024; k++) expect(log2(2 ** k)).toBe(k);
  });

  it('log10 of a power of ten is its exponent', () => {
    const log10 = FUNCTIONS.get('log10')!;
    for (let k = 0; k <= 22; k++) expect(log10(Number(`1e${k}`))).toBe(k);
  });

  it('small powers are products', () => {
    const pow = FUNCTIONS.get('pow')!;
    for (const x of [0.1, -1.7, 3.3e-5, 12.345, -0]) {
      expect(pow(x, 2)).toBe(x * x);
      expect(pow(x, 3)).toBe(x * x * x);
      expect(pow(x, 4)).toBe(x * x * (x * x));
      expect(pow(x, -1)).toBe(1 / x);
    }
  });

  it('whole powers of whole numbers are exact while they fit', () => {
    const pow = FUNCTIONS.get('pow')!;
    for (let base = -30; base <= 30; base++)
      for (let exponent = 0; Math.abs(base) ** exponent < 2 ** 53 && exponent < 60; exponent++)
        expect(pow(base, exponent)).toBe(Number(BigInt(base) ** BigInt(exponent)));
  });
});
