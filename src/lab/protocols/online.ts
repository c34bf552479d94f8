/**
 * Learning from a stream: each sample is first predicted, then its label is told, and network and read-out learn from it at once
 * ("test, then learn"). In the first pass no sample was ever seen before, so its accuracy is an honest one; what is left
 * out for testing is marked after each pass.
 */

import type { Batch } from '../../data/batches.js';
import { checkSplit } from '../../data/check.js';
import { pickSamples } from '../../data/pick.js';
import { shuffledRows } from '../../data/shuffle.js';
import { breathe } from '../../simulation/breathe.js';
import { type ActivationName, activate } from '../activations.js';
import { demandNumbers } from '../diverged.js';
import type { Learner } from '../learner.js';
import { accuracy } from '../metrics/accuracy.js';
import { OnlineLogistic } from '../readouts/online-logistic.js';
import type { Rows } from '../rows.js';
import { featuresOf } from '../scoring.js';
import type { EpochResult, EpochsRequest, EpochsResult } from './epochs.js';

export interface OnlineRequest extends Omit<EpochsRequest, 'batch' | 'score' | 'onProgress'> {
  /** Between features and the read-out; undefined: the learner's own predictions. */
  readonly activation: ActivationName | undefined;
  /** After each sample that ends a stretch of `STRETCH`, and the last. */
  readonly onStretch?: (stretch: Stretch) => void;
}

export interface Stretch {
  /** Samples seen so far, and to be seen. */
  readonly samples: number;
  readonly totalSamples: number;
  /** Of the predictions in this stretch, made before learning. */
  readonly accuracy: number;
}

export interface OnlineResult extends EpochsResult {
  readonly stretches: readonly Stretch[];
  /** Undefined if it was stopped before the first sample. */
  readonly latency: Latency | undefined;
}

/** Milliseconds from a sample's arrival until it is predicted and learned. */
export interface Latency {
  readonly meanMs: number;
  readonly p99Ms: number;
}

export async function learnOnline(request: OnlineRequest): Promise<OnlineResult> {
  const { learner, train, test, classes, epochs, seed, nowMs, signal } = request;
  checkSplit('the training samples', train, learner.widths[0], classes);
  checkSplit('the test samples', test, learner.widths[0], classes);
  const student = new Student(learner, request.activation, classes);
  const passes: EpochResult[] = [];
  const stretches: Stretch[] = [];
  const totalSamples = epochs * train.inputs.count;
  const latencies: number[] = [];
  learner.begin?.(train);
  let rightInStretch = 0;
  let inStretch = 0;
  const endStretch = () => {
    const stretch = { samples: latencies.length, totalSamples, accuracy: rightInStretch / inStretch };
    stretches.push(stretch);
    request.onStretch?.(stretch);
    [rightInStretch, inStretch] = [0, 0];
  };
  for (let epoch = 1; epoch <= epochs && !signal?.aborted; epoch++) {
    let right = 0;
    let inPass = 0;
    let breathed = nowMs();
    for (const row of shuffledRows(train.inputs.count, seed, epoch)) {
      if (signal?.aborted) break;
      const arrived = nowMs();
      const isRight = student.meet({ ...pickSamples(train, [row]), identities: [row] });
      const done = nowMs();
      latencies.push(done - arrived);
      right += Number(isRight);
      rightInStretch += Number(isRight);
      inPass++;
      inStretch++;
      if (inStretch === STRETCH || latencies.length === totalSamples) endStretch();
      if (done - breathed < BREATHE_EVERY_MS) continue;
      await breathe();
      breathed = nowMs();
    }
    // Stopped before its first sample: there is nothing to mark.
    if (inPass === 0) break;
    learner.endEpoch?.();
    demandNumbers(learner, epoch);
    const predicted = student.predict(test.inputs);
    const pass: EpochResult = {
      epoch,
      train: right / inPass,
      test: accuracy(predicted, test.labels),
      predicted,
      shown: test.inputs.count,
      loss: undefined,
      angle: undefined,
      messages: undefined,
    };
    passes.push(pass);
    request.onEpoch?.(pass);
  }
  return {
    epochs: passes,
    samples: latencies.length,
    learningMs: latencies.reduce((sum, ms) => sum + ms, 0),
    stopped: signal?.aborted ?? false,
    stretches,
    latency: latencies.length === 0 ? undefined : summarised(latencies),
  };
}

/** A learner with the read-out that it predicts by. */
class Student {
  private readout: OnlineLogistic | undefined;

  constructor(
    private readonly learner: Learner,
    private readonly activation: ActivationName | undefined,
    private readonly classes: number,
  ) {}

  /** Whether the label was predicted, before it was told. */
  meet(sample: Batch): boolean {
    const { learner, activation } = this;
    const [label] = sample.labels;
    if (activation === undefined) {
      const [said] = learner.predict!(sample.inputs);
      learner.learn(sample);
      return said === label;
    }
    const features = activate(activation, learner.features(sample.inputs), learner.parts);
    const readout = this.readoutFor(features.width);
    const [said] = readout.predict(features);
    readout.learn(features.values, label);
    learner.learn(sample);
    return said === label;
  }

  predict(inputs: Rows): Uint32Array {
    const { learner, activation } = this;
    if (activation === undefined) return learner.predict!(inputs);
    const features = featuresOf(learner, inputs, activation);
    return this.readoutFor(features.width).predict(features);
  }

  private readoutFor(width: number): OnlineLogistic {
    this.readout ??= new OnlineLogistic(width, this.classes);
    return this.readout;
  }
}

/** Of one sample or more. */
function summarised(latencies: readonly number[]): Latency {
  const sorted = Float64Array.from(latencies).sort();
  const sum = sorted.reduce((total, ms) => total + ms, 0);
  return { meanMs: sum / sorted.length, p99Ms: sorted[Math.floor(TAIL * (sorted.length - 1))] };
}

/** Samples that are marked together. */
export const STRETCH = 100;
const TAIL = 0.99;
const BREATHE_EVERY_MS = 50;
