/** What must hold of the functions among each other, and that they rise and fall where they should. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  acos,
  asin,
  atan,
  atan2,
  cos,
  cosh,
  cosTurns,
  exp,
  expm1,
  exprel,
  log,
  log1p,
  log2,
  log10,
  pow,
  sin,
  sinh,
  sinTurns,
  tan,
  tanh,
} from '../../src/numeric/index.js';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

function expectClose(a: number, b: number, relative: number): void {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(relative * Math.max(Math.abs(a), Math.abs(b)));
}

describe('identities', () => {
  it('exp(a) exp(-a) is 1', () => {
    fc.assert(fc.property(between(-700, 700), (a) => expectClose(exp(a) * exp(-a), 1, 5e-16)));
  });

  it('log undoes exp, log1p undoes expm1', () => {
    fc.assert(fc.property(between(1, 700), (x) => expectClose(log(exp(x)), x, 5e-16)));
    fc.assert(fc.property(between(-0.5, 5), (x) => expectClose(log1p(expm1(x)), x, 2e-15)));
  });

  it('expm1 is exprel times its argument', () => {
    fc.assert(fc.property(between(-50, 600), (x) => expectClose(exprel(x) * x, expm1(x), 5e-16)));
  });

  it('logarithms of different bases agree', () => {
    fc.assert(
      fc.property(between(1e-300, 1e300), (x) => {
        expectClose(log2(x) * Math.LN2, log(x), 6e-16);
        expectClose(log10(x) * Math.LN10, log(x), 6e-16);
      }),
    );
  });

  it('cosh^2 - sinh^2 is 1, tanh is their quotient', () => {
    fc.assert(
      fc.property(between(-5, 5), (x) => {
        const square = cosh(x) ** 2;
        expect(Math.abs(square - sinh(x) ** 2 - 1)).toBeLessThan(2e-15 * square);
        expectClose(sinh(x) / cosh(x), tanh(x), 1e-15);
      }),
    );
  });

  it('sin^2 + cos^2 is 1, tan is their quotient, for every size of angle', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expectClose(sin(x) ** 2 + cos(x) ** 2, 1, 5e-16);
        expectClose(tan(x), sin(x) / cos(x), 1e-15);
      }),
      { numRuns: 1000 },
    );
  });

  it('odd functions are odd, even ones even, to the last bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        for (const odd of [sin, tan, asin, atan, sinh, tanh]) expect(odd(-x)).toBe(-odd(x));
        for (const even of [cos, cosh]) expect(even(-x)).toBe(even(x));
      }),
    );
  });

  it('arc functions undo', () => {
    fc.assert(
      fc.property(between(-1, 1), (x) => {
        expectClose(sin(asin(x)), x, 5e-16);
        expect(Math.abs(cos(acos(x)) - x)).toBeLessThan(1e-15);
        expectClose(atan(tan(x)), x, 1e-15);
      }),
    );
  });

  it('atan2 finds the angle of a point', () => {
    fc.assert(
      fc.property(between(1e-3, 3.14), between(1e-100, 1e100), (angle, size) =>
        expectClose(atan2(size * sin(angle), size * cos(angle)), angle, 3e-15),
      ),
    );
  });

  it('sinTurns is the sine of that many turns', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (v) => {
        expect(Math.abs(sinTurns(v) - sin(2 * Math.PI * v))).toBeLessThan(1e-15);
      }),
    );
    expect([0, 0.25, 0.5, 0.75].map((v) => sinTurns(v) + 0)).toEqual([0, 1, 0, -1]);
  });

  it('cosTurns is the cosine of that many turns', () => {
    fc.assert(
      fc.property(between(0, 0.9999), (v) => {
        expect(Math.abs(cosTurns(v) - cos(2 * Math.PI * v))).toBeLessThan(1e-15);
      }),
    );
    expect([0, 0.25, 0.5, 0.75].map((v) => cosTurns(v) + 0)).toEqual([1, 0, -1, 0]);
  });

  it('powers multiply', () => {
    fc.assert(
      fc.property(between(1e-3, 1e3), between(-20, 20), between(-20, 20), (x, a, b) =>
        expectClose(pow(x, a) * pow(x, b), pow(x, a + b), 5e-14),
      ),
    );
  });
});

const view = new DataView(new ArrayBuffer(8));

/** The number `steps` places up from a positive x. */
function stepped(x: number, steps: number): number {
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(steps));
  return view.getFloat64(0);
}

const HALF_LN2 = Math.LN2 / 2;

describe('monotonicity to the last bit around the places where the way of computing changes', () => {
  it.each([
    ['exp', exp, [HALF_LN2, 3 * HALF_LN2, 5 * HALF_LN2, 1, 20, 700]],
    ['expm1', expm1, [HALF_LN2, 3 * HALF_LN2, 20, 37, 50, 700]],
    ['log', log, [Math.SQRT1_2, Math.SQRT2, 1, 2 * Math.SQRT2, 2 ** -1022]],
    ['log1p', log1p, [Math.SQRT2 - 1, 1, 2 ** -53, 2 ** -26]],
    ['log2', log2, [Math.SQRT1_2, Math.SQRT2, 2, 8]],
    ['tanh', tanh, [0.625, 18, 19.06]],
    ['sinh', sinh, [1, 20]],
    ['cosh', cosh, [HALF_LN2, 1, 20]],
    ['sin', sin, [Math.PI / 4, 0.1]],
    ['tan', tan, [Math.PI / 4, 0.1]],
    ['asin', asin, [0.5]],
    ['atan', atan, [0.4375, 0.6875, 1.1875, 2.4375]],
  ] as const)('%s rises', (_, compute, places) => {
    const far = 300;
    for (const place of places) {
      let before = compute(stepped(place, -far));
      for (let step = 1 - far; step <= far; step++) {
        const value = compute(stepped(place, step));
        expect(value, `${step} places from ${place}`).toBeGreaterThanOrEqual(before);
        before = value;
      }
    }
  });
});
