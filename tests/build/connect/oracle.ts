/** The slow, obvious versions of the patterns, as lists of [source, target] pairs, and what tests share. */
import type { Draws, Ends, Wiring } from '../../../src/build/connect/wiring.js';
import { RandomStream } from '../../../src/clock/random.js';

export type Pair = readonly [source: number, target: number];

/** One draw at a time, as the builder's `RowDraws` gives them. */
export function drawsFrom(seed: number): Draws {
  const random = new RandomStream(seed, 'p', 'connect');
  return {
    word: (row, nth) => random.word(nth, row, 0),
    uniform: (row, nth) => random.uniform(nth, row, 0),
  };
}

export function ends(sources: number, targets: number, more: Partial<Ends> = {}): Ends {
  return { sources, targets, draws: drawsFrom(1), limit: 1e8, ...more };
}

export function pairsOf({ rowStart, targets }: Wiring): Pair[] {
  return Array.from({ length: rowStart.length - 1 }, (_, source) =>
    [...targets.subarray(rowStart[source], rowStart[source + 1])].map((target): Pair => [source, target]),
  ).flat();
}

/** Every pair, row by row, that a test allows. */
export function filterPairs(sources: number, targets: number, keep: (pair: Pair) => boolean): Pair[] {
  const pairs: Pair[] = [];
  for (let source = 0; source < sources; source++)
    for (let target = 0; target < targets; target++) if (keep([source, target])) pairs.push([source, target]);
  return pairs;
}
