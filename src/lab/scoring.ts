/** How a learner is marked: by its own predictions, or by a read-out trained on its features. */

import type { Split } from '../data/dataset.js';
import { firstSamples } from '../data/pick.js';
import type { Backend } from '../engines/tensor/backend.js';
import { type ActivationName, activate } from './activations.js';
import type { Learner } from './learner.js';
import { accuracy } from './metrics/accuracy.js';
import type { Readout } from './readouts/readout.js';
import { newRows, type Rows, rowRange } from './rows.js';

export interface Score {
  /** Accuracy on the first training samples, as many as tell enough. */
  readonly train: number;
  readonly test: number;
  /** For each test sample. */
  readonly predicted: Uint32Array;
  /** Samples of both kinds that the learner was shown for this. */
  readonly shown: number;
}

export type Scorer = (learner: Learner, train: Split, test: Split) => Score;

export const byItself: Scorer = (learner, train, test) => {
  const some = firstSamples(train, MOST_TRAIN_ASKED);
  const predicted = inBlocks(test.inputs, (block) => learner.predict!(block));
  return {
    train: accuracy(
      inBlocks(some.inputs, (block) => learner.predict!(block)),
      some.labels,
    ),
    test: accuracy(predicted, test.labels),
    predicted,
    shown: some.inputs.count + test.inputs.count,
  };
};

export interface ReadoutScoring {
  readonly readout: Readout;
  readonly activation: ActivationName;
  readonly classes: number;
  readonly seed: number;
  readonly backend: Backend;
}

export function byReadout({ readout, activation, classes, seed, backend }: ReadoutScoring): Scorer {
  return (learner, train, test) => {
    const features = featuresOf(learner, train.inputs, activation);
    const classifier = readout({
      train: { inputs: features, labels: train.labels },
      classes,
      seed,
      backend,
    });
    const some = Math.min(features.count, MOST_TRAIN_MARKED);
    const predicted = classifier.predict(featuresOf(learner, test.inputs, activation));
    return {
      train: accuracy(classifier.predict(rowRange(features, 0, some)), train.labels),
      test: accuracy(predicted, test.labels),
      predicted,
      shown: features.count + test.inputs.count,
    };
  };
}

/** So many rows at a time, so that a backend holds no more than that of a large data set. */
function inBlocks(inputs: Rows, predict: (block: Rows) => Uint32Array): Uint32Array {
  const predicted = new Uint32Array(inputs.count);
  for (let from = 0; from < inputs.count; from += BLOCK) {
    predicted.set(predict(rowRange(inputs, from, Math.min(inputs.count, from + BLOCK))), from);
  }
  return predicted;
}

/** What a read-out is shown. */
export function featuresOf(learner: Learner, inputs: Rows, activation: ActivationName): Rows {
  return activate(activation, featuresInBlocks(learner, inputs), learner.parts);
}

function featuresInBlocks(learner: Pick<Learner, 'features'>, inputs: Rows): Rows {
  const first = learner.features(rowRange(inputs, 0, Math.min(inputs.count, BLOCK)));
  if (first.count === inputs.count) return first;
  const { width } = first;
  const values = new Float32Array(inputs.count * width);
  values.set(first.values);
  for (let from = BLOCK; from < inputs.count; from += BLOCK) {
    const block = rowRange(inputs, from, Math.min(inputs.count, from + BLOCK));
    values.set(learner.features(block).values, from * width);
  }
  return newRows(inputs.count, width, values);
}

const MOST_TRAIN_MARKED = 10_000;
/** Fewer, where the method itself is asked: that may take as long as learning. */
const MOST_TRAIN_ASKED = 2000;
const BLOCK = 2000;
