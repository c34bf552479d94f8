import { describe, expect, test } from 'vitest';
import { race } from '../../../src/cli/bench/race.js';
import type { RunProcess } from '../../../src/cli/bench/run-process.js';
import { contestant } from './fake-runs.js';

const signal = new AbortController().signal;

test('runs in turns; each round has the next seed, the same for all', async () => {
  const asked: string[] = [];
  const runProcess: RunProcess = async ({ file, args }) => {
    asked.push(`${file} ${args}`);
    return { stdout: JSON.stringify({ loopMs: asked.length }), ms: 1 };
  };
  const contestants = [contestant('a'), contestant('b')];
  const finishes = await race({ contestants, rounds: 3, seed: 7, runProcess, signal });
  expect(asked).toEqual(['a 7', 'b 7', 'a 8', 'b 8', 'a 9', 'b 9']);
  expect(finishes.map(({ runs }) => runs.map(({ loopMs }) => loopMs))).toEqual([
    [1, 3, 5],
    [2, 4, 6],
  ]);
});

test('who fails is told of and left out; the others go on', async () => {
  let runs = 0;
  const runProcess: RunProcess = async ({ file }) => {
    if (file === 'b' && runs++ === 1) throw new Error('out of order');
    return { stdout: '{}', ms: 1 };
  };
  const contestants = [contestant('a'), contestant('b')];
  const [a, b] = await race({ contestants, rounds: 4, seed: 1, runProcess, signal });
  expect([a.runs.length, a.failure]).toEqual([4, undefined]);
  expect([b.runs.length, b.failure?.message]).toEqual([1, 'out of order']);
  expect(runs).toBe(2);
});

describe('spikes', () => {
  const withHash = async (hashes: Record<string, string>, sameSpikes: (name: string) => string | undefined) =>
    race({
      contestants: Object.keys(hashes).map((name) => contestant(name, { sameSpikes: sameSpikes(name) })),
      rounds: 1,
      seed: 1,
      runProcess: async ({ file }) => ({ stdout: JSON.stringify({ spikeHash: hashes[file] }), ms: 1 }),
      signal,
    });

  test('that differ between numbers of threads are a fault', async () => {
    await expect(withHash({ one: 'x', two: 'y' }, () => '')).rejects.toThrow('different spikes');
    await expect(withHash({ one: 'x', two: 'x' }, () => '')).resolves.toHaveLength(2);
  });

  test('may differ between variants and simulators', async () => {
    await expect(withHash({ one: 'x', two: 'y' }, (name) => name)).resolves.toHaveLength(2);
    await expect(withHash({ one: 'x', two: 'y' }, () => undefined)).resolves.toHaveLength(2);
  });
});

test('an abort ends it', async () => {
  const stop = new AbortController();
  const runProcess: RunProcess = async () => {
    stop.abort();
    throw new Error('ended');
  };
  const contestants = [contestant('a')];
  await expect(race({ contestants, rounds: 2, seed: 1, runProcess, signal: stop.signal })).rejects.toThrow(
    'aborted',
  );
});
