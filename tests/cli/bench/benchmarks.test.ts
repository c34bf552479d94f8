/** A benchmark is fair only if all parts of it speak of the same network. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkNetwork } from '../../../src/build/check.js';
import { BENCHMARKS, findBenchmarks } from '../../../src/cli/bench/benchmarks.js';
import { loadParser } from '../../../src/equations/parser.js';
import { loadNetwork } from '../../../src/network/load.js';
import { packageFile } from '../../../src/node/package-file.js';

describe.each(BENCHMARKS.map((benchmark) => [benchmark.name, benchmark] as const))('%s', (_, benchmark) => {
  const { network, set = [], variants = [], rateOf, peers, seconds, quickSeconds, stepMs = 0.1 } = benchmark;
  const file = packageFile(`networks/bench/${network}.yaml`);
  const text = String(readFileSync(file));

  test.each([{ label: 'plain', set: [] }, ...variants])('is a network: $label', async (variant) => {
    const { description } = loadNetwork(text, file, [...set, ...variant.set]);
    const checked = checkNetwork(description, { parse: await loadParser() });
    expect(checked.dt * 1000).toBeCloseTo(stepMs);
  });

  test('compares the rate of all neurons but sources', () => {
    const { populations } = loadNetwork(text, file, set).description;
    const sizes = Object.keys(rateOf).map((name) => populations[name].size);
    const all = sizes.reduce((sum, size) => sum + size);
    expect(Object.values(rateOf).map((share) => share * all)).toEqual(sizes);
  });

  test('has scripts for the peers', () => {
    for (const { simulator, script } of peers)
      expect(existsSync(packageFile(`tests/bench/peers/${simulator}/${script}.py`))).toBe(true);
    expect(quickSeconds).toBeLessThanOrEqual(seconds);
  });
});

test('are found by name or series, in their order', () => {
  expect(findBenchmarks([])).toEqual(BENCHMARKS);
  expect(findBenchmarks(['stdp', 'cuba']).map(({ name }) => name)).toEqual(['cuba', 'stdp']);
  expect(findBenchmarks(['scaling']).map(({ name }) => name)).toEqual([
    'scaling_1e5',
    'scaling_1e6',
    'scaling_1e7',
    'scaling_1e8',
  ]);
  expect(() => findBenchmarks(['brunell'])).toThrow('Did you mean `brunel`?');
});
