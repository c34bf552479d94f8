import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialChances } from '../../../src/clock/binomial.js';
import { thresholds } from '../../../src/clock/inversion.js';
import { poissonChances } from '../../../src/clock/poisson.js';
import { RandomStream } from '../../../src/clock/random.js';
import { fillCounts } from '../../../src/wasm/random/counts.js';
import { drawn, stretch, type Write } from './drawn.js';

describe('many counts', () => {
  const chances = fc.oneof(
    fc.double({ min: 0, max: 31, noNaN: true }).map((mean) => ({ mean, n: 0, p: 0 })),
    fc.record({
      mean: fc.constant(-1),
      n: fc.integer({ min: 1, max: 300 }),
      p: fc.double({ min: 0, max: 0.1, noNaN: true }),
    }),
  );

  it('are those of a random stream', () => {
    fc.assert(
      fc.property(stretch, chances, (at, { mean, n, p }) => {
        const stream = new RandomStream(at.seed, 'group', 'purpose');
        const exactly = (index: number, tick: number): number =>
          mean >= 0
            ? stream.poisson(mean, index, tick, at.slot)
            : stream.binomial(n, p, index, tick, at.slot);
        const table = thresholds(mean >= 0 ? poissonChances(mean)! : binomialChances(n, p)!);
        const write: Write = (module, filling, outside) =>
          fillCounts(module, filling, { thresholds: table, exactly: outside('exactly', 2) });
        const { found } = drawn(at, write, { exactly });
        expect([...found]).toEqual(Array.from(found, (_, k) => exactly(at.first + k, at.tick)));
      }),
    );
  });

  it('are the same where sixteen bits do not decide, which are a few in a thousand', () => {
    const at = { seed: 5, slot: 1, first: 37, count: 6000, tick: 11 };
    const stream = new RandomStream(at.seed, 'group', 'purpose');
    let asked = 0;
    const exactly = (index: number, tick: number): number => {
      asked++;
      return stream.poisson(20, index, tick, at.slot);
    };
    const write: Write = (module, filling, outside) =>
      fillCounts(module, filling, {
        thresholds: thresholds(poissonChances(20)!),
        exactly: outside('exactly', 2),
      });
    const { found } = drawn(at, write, { exactly });
    expect(asked).toBeGreaterThan(1);
    expect(asked).toBeLessThan(60);
    expect([...found]).toEqual(
      Array.from(found, (_, k) => stream.poisson(20, at.first + k, at.tick, at.slot)),
    );
  });

  it('may be taken from a number', () => {
    const at = { seed: 5, slot: 0, first: 0, count: 64, tick: 3 };
    const stream = new RandomStream(at.seed, 'group', 'purpose');
    const exactly = (index: number, tick: number): number => stream.binomial(12, 0.8, index, tick, at.slot);
    const write: Write = (module, filling, outside) =>
      fillCounts(module, filling, {
        thresholds: thresholds(binomialChances(12, 1 - 0.8)!),
        from: 12,
        exactly: outside('exactly', 2),
      });
    const { found } = drawn(at, write, { exactly });
    expect([...found]).toEqual(Array.from(found, (_, k) => exactly(k, at.tick)));
  });
});
