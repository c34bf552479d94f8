import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsToTicks, timestep } from '../../src/clock/ticks.js';

const DT = 0.1 * 0.001;
const anyDt = fc.constantFrom(DT, 0.05 * 0.001, 0.5 * 0.001, 0.001, 0.1, 1 / 3e4);

describe('secondsToTicks', () => {
  it.each([
    [0, 0],
    [0.00004, 0],
    [0.00005, 1],
    [0.0001, 1],
    [0.00014, 1],
    [0.0003, 3],
    [1.5 * 0.001, 15],
    [20 * 0.001, 200],
  ])('%d s is %d ticks of 0.1 ms', (seconds, ticks) => {
    expect(secondsToTicks(seconds, DT)).toBe(ticks);
  });

  it('is the tick of every multiple of dt', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), anyDt, (ticks, dt) => {
        expect(secondsToTicks(ticks * dt, dt)).toBe(ticks);
      }),
    );
  });
});

describe('timestep', () => {
  it.each([
    [0, 0],
    [0.3 * 0.001, 3],
    [0.7 * 0.001, 7],
    [0.00029, 2],
    // Early by less and by more than a thousandth of a tick.
    [0.00029995, 3],
    [0.0002998, 2],
    // Like a cast, towards zero.
    [-0.00005, 0],
    [-0.00015, -1],
    [-1e4, -99_999_999],
  ])('%d s is in tick %d of 0.1 ms', (seconds, tick) => {
    expect(timestep(seconds, DT)).toBe(tick);
  });

  it('puts every multiple of dt into its tick', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 31), anyDt, (tick, dt) => {
        expect(timestep(tick * dt, dt)).toBe(tick);
      }),
    );
  });

  it('counts ticks between multiples of dt, as refractory periods need', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1000), anyDt, (tick, rest, dt) => {
        expect(timestep((tick + rest) * dt - tick * dt, dt)).toBe(rest);
      }),
    );
  });
});
