import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayTicks, longestDelay, oneDelayTicks, shortestDelay } from '../../src/build/delays.js';

const DT = 0.0001;

describe('delays', () => {
  it.each([
    [0, 0],
    [0.00004, 0],
    [0.00005, 1],
    [0.0015, 15],
    [0.00149, 15],
    [0.00144, 14],
  ])('%d s is %d ticks', (seconds, ticks) => {
    expect(oneDelayTicks(seconds, DT)).toBe(ticks);
  });

  it('never moves a delay by more than half a tick', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10, noNaN: true }), (seconds) => {
        expect(Math.abs(oneDelayTicks(seconds, DT) - seconds / DT)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it('keeps one number where all are the same', () => {
    expect(delayTicks(Float64Array.of(0.001, 0.00101, 0.00099), DT)).toBe(10);
    expect(delayTicks(Float64Array.of(0.001, 0.002), DT)).toEqual(Uint32Array.of(10, 20));
    expect(delayTicks(new Float64Array(0), DT)).toBe(0);
  });

  it('knows the longest and the shortest', () => {
    expect([longestDelay(3), shortestDelay(3)]).toEqual([3, 3]);
    expect([longestDelay(Uint32Array.of(4, 9, 2)), shortestDelay(Uint32Array.of(4, 9, 2))]).toEqual([9, 2]);
  });

  it.each([-1e-9, Number.NaN, Number.POSITIVE_INFINITY, 1e9])('%d s is refused', (seconds) => {
    expect(() => delayTicks(Float64Array.of(0, seconds), DT)).toThrow(/The delay of synapse 1/);
  });
});
