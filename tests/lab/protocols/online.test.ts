import { expect, test } from 'vitest';
import type { Split } from '../../../src/data/dataset.js';
import type { Learner } from '../../../src/lab/learner.js';
import { learnOnline, STRETCH } from '../../../src/lab/protocols/online.js';
import { blobs } from '../blobs.js';

const COUNT = 150;
const train = blobs(COUNT, 4, 3, 1);
const unseen = blobs(30, 4, 3, 2);

/** Knows by heart what it was shown, and says 0 to all else. */
function parrot() {
  const known = new Map<number, number>();
  const events: string[] = [];
  const learner: Learner = {
    widths: [4],
    audit: { weightTransport: false, derivative: false, phases: 1, nonlocal: [] },
    learn({ inputs, labels }: Split) {
      events.push('learn');
      expect(inputs.count).toBe(1);
      known.set(inputs.values[0], labels[0]);
      return undefined;
    },
    predict({ count, width, values }) {
      events.push('predict');
      return Uint32Array.from({ length: count }, (_, row) => known.get(values[row * width]) ?? 0);
    },
    features: (inputs) => inputs,
    layers: () => [],
    save: () => ({}),
    restore() {},
    dispose() {},
  };
  return { learner, events };
}

const request = { train, test: unseen, classes: 3, epochs: 2, seed: 1, activation: undefined };

test('predicts each sample before it learns it', async () => {
  const { learner, events } = parrot();
  let clock = 0;
  const result = await learnOnline({ ...request, learner, nowMs: () => clock++ });
  expect(events.slice(0, 4)).toEqual(['predict', 'learn', 'predict', 'learn']);
  // A third of the labels is 0, which it says to whatever is new; in the second pass it knows them all.
  expect(result.epochs.map(({ train: right }) => right)).toEqual([1 / 3, 1]);
  expect(result.epochs[1].test).toBeCloseTo(1 / 3, 12);
  expect(result.stretches.map(({ samples }) => samples)).toEqual([STRETCH, 2 * STRETCH, 3 * STRETCH]);
  expect(result.stretches[2].accuracy).toBe(1);
  expect(result.latency).toEqual({ meanMs: 1, p99Ms: 1 });
  expect(result).toMatchObject({ samples: 2 * COUNT, learningMs: 2 * COUNT, stopped: false });
});

test('a pass that is stopped before its first sample is none', async () => {
  for (const stopAt of [0, 1, COUNT, COUNT + 1]) {
    const stop = new AbortController();
    const { learner } = parrot();
    if (stopAt === 0) stop.abort();
    let learned = 0;
    const counting: Learner = {
      ...learner,
      learn(batch) {
        if (++learned === stopAt) stop.abort();
        return learner.learn(batch);
      },
    };
    const { signal } = stop;
    const result = await learnOnline({ ...request, learner: counting, nowMs: () => 0, signal });
    expect(result).toMatchObject({ samples: stopAt, stopped: true });
    expect(result.epochs).toHaveLength(Math.ceil(stopAt / COUNT));
    expect(result.epochs.every(({ train: right }) => Number.isFinite(right))).toBe(true);
    expect(result.latency).toEqual(stopAt === 0 ? undefined : { meanMs: 0, p99Ms: 0 });
  }
});

test('by its features and a read-out that learns along', async () => {
  const { learner } = parrot();
  const result = await learnOnline({ ...request, learner, activation: 'linear', nowMs: () => 0 });
  expect(result.epochs[1].test).toBeGreaterThan(0.9);
});
