import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialChances } from '../../src/clock/binomial.js';
import { type Chances, invert, thresholds } from '../../src/clock/inversion.js';
import { poissonChances } from '../../src/clock/poisson.js';

const chances = fc.oneof(
  fc.double({ min: 0, max: 31.99, noNaN: true }).map((mean) => poissonChances(mean)!),
  fc
    .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 1e-9, max: 0.5, noNaN: true }))
    .map(([n, p]) => binomialChances(n, p))
    .filter((one): one is Chances => one !== undefined),
);

describe('a count', () => {
  it('is how many thresholds its uniform number has reached', () => {
    fc.assert(
      fc.property(chances, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (one, uniform) => {
        const table = thresholds(one);
        const at = [uniform, table[0], table[table.length >> 1] ?? 0];
        for (const u of at) expect(invert(one, u)).toBe(table.filter((threshold) => u >= threshold).length);
      }),
      { numRuns: 500 },
    );
  });

  it('has thresholds that never fall, up to 1 and a little', () => {
    fc.assert(
      fc.property(chances, (one) => {
        const table = thresholds(one);
        expect([...table].every((threshold, k) => k === 0 || threshold >= table[k - 1])).toBe(true);
        expect(table.at(-1) ?? 0).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('is one that a large mean is not asked for', () => {
    expect(poissonChances(32)).toBeUndefined();
    expect(binomialChances(320, 0.1)).toBeUndefined();
    expect(binomialChances(4, 0.6)).toBeUndefined();
  });
});
