import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findBenchmarks } from '../../../src/cli/bench/benchmarks.js';
import { benchmarkResult, median } from '../../../src/cli/bench/result.js';
import { Problem } from '../../../src/problem.js';
import { contestant, measurement } from './fake-runs.js';

const LIMITS = { flopsPerS: 1e9, cacheBytesPerS: 1e9, memoryBytesPerS: 1e8 };
const [cuba] = findBenchmarks(['cuba']);
const runs = (field: 'loopMs' | 'processMs', values: readonly number[]) =>
  values.map((value) => measurement({ [field]: value }));

test('the median has as many below as above', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
      const middle = median(values);
      const half = Math.floor(values.length / 2);
      expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(half);
      expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(half);
    }),
  );
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

describe('a row', () => {
  test('is of medians, with ratios to the first that ran', () => {
    const { rows } = benchmarkResult(
      cuba,
      1,
      [
        { contestant: contestant('broken'), runs: [], failure: new Problem('why', { fix: 'how' }) },
        { contestant: contestant('ours'), runs: runs('loopMs', [9, 30, 10]) },
        { contestant: contestant('peer', { simulator: 'nest' }), runs: runs('loopMs', [25, 80]) },
      ],
      LIMITS,
    );
    expect(rows.map(({ failure, figures }) => failure ?? figures?.loopMs)).toEqual(['why', 10, 52.5]);
    expect(rows[2].figures).toMatchObject({ loopRatio: 5.25, loopRangeMs: [25, 80], processRatio: 1 });
    expect(rows[2].figures?.nsPerEvent).toBe((52.5 * 1e6) / 2000);
  });

  test('tells the process from a cold cache: the first run where a cache is kept', () => {
    const processMs = [900, 100, 120];
    const { rows } = benchmarkResult(
      cuba,
      1,
      [true, false].map((warms) => ({
        contestant: contestant('', { warms }),
        runs: runs('processMs', processMs),
      })),
      LIMITS,
    );
    expect(rows.map(({ figures }) => figures?.processMs)).toEqual([900, 120]);
  });

  test('of ours tells the share of the limits, of as many processors as there are threads', () => {
    const { rows } = benchmarkResult(
      cuba,
      1,
      [1, 2].map((threads) => ({
        contestant: contestant('', { threads, work: cuba.work }),
        runs: [measurement()],
      })),
      LIMITS,
    );
    // 4 neurons for 10,000 ticks in 10 ms.
    const flops = 4 * 10_000 * cuba.work.flopsPerUpdate;
    const bytes = 4 * 10_000 * cuba.work.bytesPerUpdate + 2000 * cuba.work.bytesPerEvent;
    expect(rows[0].figures?.limits?.arithmetic).toBeCloseTo(flops / 0.01 / 1e9);
    expect(rows[0].figures?.limits?.bandwidth).toBeCloseTo(bytes / 0.01 / 1e9);
    expect(rows[1].figures?.limits?.arithmetic).toBeCloseTo(flops / 0.01 / 2e9);
  });
});
