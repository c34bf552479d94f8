import { describe, expect, it } from 'vitest';
import { durationTicks, everyTicks, tickSeconds } from '../../src/build/run-length.js';
import { DIMENSIONLESS, SECOND } from '../../src/equations/units/dimension.js';

const seconds = (value: number) => ({ value, dimension: SECOND });
const DT = 0.0001;

describe('times of a run', () => {
  it('last to the later of two ticks', () => {
    expect(durationTicks(seconds(1), '1 s', DT)).toBe(10_000);
    expect(durationTicks(seconds(0.00030000000000000003), '0.3 ms', DT)).toBe(3);
    expect(durationTicks(seconds(0.00032), '0.32 ms', DT)).toBe(4);
    expect(durationTicks(seconds(0), '0 s', DT)).toBe(0);
  });

  it('let a probe look at ticks only', () => {
    expect(everyTicks(seconds(0.001), '1 ms', DT)).toBe(10);
    expect(() => everyTicks(seconds(0.00025), '0.25 ms', DT)).toThrow(/whole number of ticks/);
    expect(() => everyTicks(seconds(0), '0 ms', DT)).toThrow(/cannot look every 0 ms/);
  });

  it('must be times that make sense', () => {
    expect(() => tickSeconds(seconds(0), '0 ms')).toThrow('dt is 0 ms.');
    expect(() => tickSeconds({ value: 1, dimension: DIMENSIONLESS }, '1')).toThrow(/dt must be in second/);
    expect(() => durationTicks(seconds(-1), '-1 s', DT)).toThrow('The run is to last -1 s.');
    expect(() => durationTicks(seconds(1e300), '1e300 s', DT)).toThrow(/more ticks than can be counted/);
  });
});
