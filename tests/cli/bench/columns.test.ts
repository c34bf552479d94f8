import { expect, test } from 'vitest';
import { findBenchmarks } from '../../../src/cli/bench/benchmarks.js';
import { RESULT_HEADINGS, resultCells } from '../../../src/cli/bench/columns.js';
import type { Measurement } from '../../../src/cli/bench/measurement.js';
import { benchmarkResult } from '../../../src/cli/bench/result.js';
import { contestant, measurement } from './fake-runs.js';

const LIMITS = { flopsPerS: 1e9, cacheBytesPerS: 1e9, memoryBytesPerS: 1e9 };
const [cuba] = findBenchmarks(['cuba']);

function cellsOf(...runs: readonly Partial<Measurement>[]): Record<string, string> {
  const finish = { contestant: contestant('one'), runs: runs.map(measurement) };
  const [cells] = resultCells(benchmarkResult(cuba, 1, [finish], LIMITS));
  return Object.fromEntries(RESULT_HEADINGS.map((heading, column) => [heading, cells[column]]));
}

test('a rate is told with its range, where rounds differ', () => {
  expect(cellsOf({ rateHz: 12.34 }).rate).toBe('12.3 Hz');
  expect(cellsOf({ rateHz: 12.34 }, { rateHz: 12.341 }).rate).toBe('12.3 Hz');
  expect(cellsOf({ rateHz: 32 }, { rateHz: 46 }, { rateHz: 38 }).rate).toBe('38 (32-46) Hz');
});

test('what nobody knows is told as such', () => {
  expect(cellsOf({ peakRssMb: null }).memory).toBe('?');
  expect(cellsOf({ events: 0 })['a spike at a synapse']).toBe('');
  expect(cellsOf({})['of the limits']).toBe('');
});
