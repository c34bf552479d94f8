/** Read-outs side by side: every one of them on the same features, so that they differ in nothing else. */
import type { Dataset } from '../../data/dataset.js';
import type { Learner } from '../learner.js';
import { accuracy } from '../metrics/accuracy.js';
import { byItself, featuresOf, type ReadoutScoring } from '../scoring.js';
import { READOUTS } from './index.js';

export interface ReadoutAccuracy {
  /** Or `native`: what the learner says itself. */
  readonly readout: string;
  /** Of the samples that a data set holds for this. */
  readonly accuracy: number;
}

export function compareReadouts(
  learner: Learner,
  { train, test }: Pick<Dataset, 'train' | 'test'>,
  scoring: Omit<ReadoutScoring, 'readout'>,
): readonly ReadoutAccuracy[] {
  const native = learner.predict === undefined ? [] : [byItself(learner, train, test).test];
  const features = { inputs: featuresOf(learner, train.inputs, scoring.activation), labels: train.labels };
  const asked = featuresOf(learner, test.inputs, scoring.activation);
  return [
    ...native.map((right) => ({ readout: 'native', accuracy: right })),
    ...[...READOUTS].map(([readout, make]) => ({
      readout,
      accuracy: accuracy(make({ ...scoring, train: features }).predict(asked), test.labels),
    })),
  ];
}
