import { expect, test } from 'vitest';
import { findBenchmarks } from '../../../src/cli/bench/benchmarks.js';
import { benchmarkResult } from '../../../src/cli/bench/result.js';
import { seriesRows } from '../../../src/cli/bench/series.js';
import { contestant, measurement } from './fake-runs.js';

const LIMITS = { flopsPerS: 1, cacheBytesPerS: 1, memoryBytesPerS: 1 };
const MB = 2 ** 20;

function results(sizes: readonly number[]) {
  const benchmarks = findBenchmarks(['scaling']);
  return sizes.map((synapses, k) => {
    const run = measurement({
      synapses,
      peakRssMb: 100 + (synapses * 8) / MB,
      events: synapses,
      loopMs: synapses / 1e6,
    });
    return benchmarkResult(benchmarks[k], 1, [{ contestant: contestant('one'), runs: [run] }], LIMITS);
  });
}

test('bytes of a synapse are of what is more than with the fewest', () => {
  const rows = seriesRows(results([1e7, 1e5, 1e6]));
  expect(rows.map(({ synapses }) => synapses)).toEqual([1e5, 1e6, 1e7]);
  expect(rows[0].bytesPerSynapse).toBeUndefined();
  for (const { bytesPerSynapse } of rows.slice(1)) expect(bytesPerSynapse).toBeCloseTo(8);
  for (const { nsPerEvent } of rows) expect(nsPerEvent).toBeCloseTo(1);
});

test('one size is no series, nor are other benchmarks', () => {
  expect(seriesRows(results([1e5]))).toEqual([]);
  const [cuba, other] = findBenchmarks(['cuba', 'cuba_10s']).map((benchmark) =>
    benchmarkResult(benchmark, 1, [{ contestant: contestant('one'), runs: [measurement()] }], LIMITS),
  );
  expect(seriesRows([cuba, other])).toEqual([]);
});
