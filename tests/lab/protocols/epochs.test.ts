import { expect, test } from 'vitest';
import type { Split } from '../../../src/data/dataset.js';
import type { Learner } from '../../../src/lab/learner.js';
import { type EpochsRequest, learnByEpochs } from '../../../src/lab/protocols/epochs.js';
import { newRows } from '../../../src/lab/rows.js';
import { blobs } from '../blobs.js';

const train = blobs(10, 4, 2, 1);

/** Learns nothing and remembers what it was shown. */
function witness(changes: Partial<Learner> = {}) {
  const seen: number[][] = [];
  let epochsEnded = 0;
  const learner: Learner = {
    widths: [4],
    audit: { weightTransport: false, derivative: false, phases: 1, nonlocal: [] },
    learn: ({ inputs }: Split) => {
      seen.push([...inputs.values].filter((_, k) => k % 4 === 0));
      return 1;
    },
    endEpoch: () => {
      epochsEnded++;
    },
    features: (inputs) => inputs,
    layers: () => [],
    save: () => ({}),
    restore() {},
    dispose() {},
    ...changes,
  };
  return { learner, seen, ended: () => epochsEnded };
}

const request = (learner: Learner, changes: Partial<EpochsRequest> = {}): EpochsRequest => ({
  learner,
  train,
  test: train,
  classes: 2,
  epochs: 2,
  batch: 4,
  seed: 1,
  score: () => ({ train: 0.5, test: 0.25, predicted: new Uint32Array(10), shown: 20 }),
  nowMs: () => 0,
  ...changes,
});

test('every pass shows every sample once, in an order of its own that the seed decides', async () => {
  const [first, again, other] = [witness(), witness(), witness()];
  const result = await learnByEpochs(request(first.learner));
  await learnByEpochs(request(again.learner));
  await learnByEpochs(request(other.learner, { seed: 2 }));
  expect(first.seen.map((batch) => batch.length)).toEqual([4, 4, 2, 4, 4, 2]);
  const passes = [first.seen.slice(0, 3).flat(), first.seen.slice(3).flat()];
  const all = [...train.inputs.values].filter((_, k) => k % 4 === 0);
  for (const pass of passes) expect([...pass].sort()).toEqual([...all].sort());
  expect(passes[0]).not.toEqual(passes[1]);
  expect(again.seen).toEqual(first.seen);
  expect(other.seen).not.toEqual(first.seen);
  expect(first.ended()).toBe(2);
  expect(result).toMatchObject({ samples: 20, stopped: false });
  expect(result.epochs.map(({ epoch, loss, test }) => [epoch, loss, test])).toEqual([
    [1, 1, 0.25],
    [2, 1, 0.25],
  ]);
});

test('a loss or a weight that is no number ends it', async () => {
  const lost = witness({ learn: () => Number.NaN });
  await expect(learnByEpochs(request(lost.learner))).rejects.toThrow(/loss is NaN after 4 samples/);
  const weights = newRows(2, 3, Float32Array.of(0, 0, 0, 0, Number.POSITIVE_INFINITY, 0));
  const grown = witness({ layers: () => [{ name: 'layer 1', weights, overInput: false }] });
  await expect(learnByEpochs(request(grown.learner))).rejects.toThrow(
    /unit 1 of layer 1 is Infinity after epoch 1/,
  );
});

test('bad samples are refused before anything is learned', async () => {
  const { learner, seen } = witness();
  const spoiled = { ...train, inputs: newRows(10, 4, train.inputs.values.slice().fill(Number.NaN, 5, 6)) };
  await expect(learnByEpochs(request(learner, { train: spoiled }))).rejects.toThrow(/is NaN/);
  await expect(learnByEpochs(request(learner, { test: spoiled }))).rejects.toThrow(/is NaN/);
  await expect(learnByEpochs(request(learner, { classes: 1 }))).rejects.toThrow(/label/);
  await expect(learnByEpochs(request(learner, { batch: 0 }))).rejects.toThrow(/batch of 0/i);
  await expect(learnByEpochs(request(witness({ widths: [5] }).learner))).rejects.toThrow(/4 numbers/);
  expect(seen).toEqual([]);
});

test('asked to stop, it stops between two batches and marks what there is', async () => {
  const stop = new AbortController();
  const { learner, seen } = witness();
  const stopping = {
    ...learner,
    learn: (batch: Split) => {
      if (seen.length === 1) stop.abort();
      return learner.learn(batch);
    },
  };
  const result = await learnByEpochs(request(stopping, { signal: stop.signal }));
  expect(result).toMatchObject({ samples: 8, stopped: true });
  expect(result.epochs).toHaveLength(1);
});
