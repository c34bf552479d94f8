/** Learning by passes over a data set: shuffled, in batches, marked on the test samples after each pass. */

import { batches } from '../../data/batches.js';
import { checkSplit } from '../../data/check.js';
import type { Split } from '../../data/dataset.js';
import { pickSamples } from '../../data/pick.js';
import { shuffledRows } from '../../data/shuffle.js';
import { breathe } from '../../simulation/breathe.js';
import { demandNumbers, diverged } from '../diverged.js';
import type { Learner } from '../learner.js';
import type { Score, Scorer } from '../scoring.js';

export interface EpochsRequest {
  readonly learner: Learner;
  readonly train: Split;
  readonly test: Split;
  readonly classes: number;
  readonly epochs: number;
  /** Samples in a batch. */
  readonly batch: number;
  /** Of the order of samples. */
  readonly seed: number;
  readonly score: Scorer;
  /** Milliseconds since some moment. */
  readonly nowMs: () => number;
  /** Stops between two batches; what was learned until then is marked. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: EpochsProgress) => void;
  readonly onEpoch?: (epoch: EpochResult) => void;
}

export interface EpochsProgress {
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Seen so far in all epochs, and to be seen. */
  readonly samples: number;
  readonly totalSamples: number;
  /** Milliseconds spent learning so far. */
  readonly learningMs: number;
  /** Of the last batch. */
  readonly loss: number | undefined;
  /** Whether the epoch's samples have been learned and it is being marked. */
  readonly marking: boolean;
}

export interface EpochResult extends Score {
  /** From 1. */
  readonly epoch: number;
  /** Mean of the batches' losses; undefined for a method without one. */
  readonly loss: number | undefined;
  /** Degrees between the method's updates and the gradient, for methods that can tell. */
  readonly angle: number | undefined;
  /** Of methods whose neurons send some. */
  readonly messages: MessagesPerSample | undefined;
}

/** Synaptic messages per sample. */
export interface MessagesPerSample {
  readonly learning: number;
  readonly marking: number;
}

export interface EpochsResult {
  readonly epochs: readonly EpochResult[];
  readonly samples: number;
  /** Spent in learning alone: neither in marking nor in reading data. */
  readonly learningMs: number;
  readonly stopped: boolean;
}

export async function learnByEpochs(request: EpochsRequest): Promise<EpochsResult> {
  const { learner, train, test, classes, epochs, batch, seed, score, nowMs, signal } = request;
  checkSplit('the training samples', train, learner.widths[0], classes);
  checkSplit('the test samples', test, learner.widths[0], classes);
  const results: EpochResult[] = [];
  const totalSamples = epochs * train.inputs.count;
  let samples = 0;
  let learningMs = 0;
  const timed = (work: () => number | undefined) => {
    const begun = nowMs();
    const loss = work();
    learningMs += nowMs() - begun;
    return loss;
  };
  timed(() => void learner.begin?.(train));
  for (let epoch = 1; epoch <= epochs && !signal?.aborted && !learner.settled; epoch++) {
    const order = shuffledRows(train.inputs.count, seed, epoch);
    const sent = { before: learner.messages?.() ?? 0, samples };
    const losses = new LossSum(epoch);
    let breathed = nowMs();
    for (const chosen of batches(train, batch, order)) {
      if (signal?.aborted) break;
      const loss = timed(() => learner.learn(chosen));
      samples += chosen.inputs.count;
      losses.add(loss, samples);
      if (nowMs() - breathed < BREATHE_EVERY_MS) continue;
      request.onProgress?.({ epoch, epochs, samples, totalSamples, learningMs, loss, marking: false });
      await breathe();
      breathed = nowMs();
    }
    // Stopped before its first batch: there is nothing to mark.
    if (samples === sent.samples) break;
    timed(() => void learner.endEpoch?.());
    demandNumbers(learner, epoch);
    const loss = losses.mean;
    request.onProgress?.({ epoch, epochs, samples, totalSamples, learningMs, loss, marking: true });
    await breathe();
    const learned = learner.messages?.();
    const marks = score(learner, train, test);
    const result: EpochResult = {
      epoch,
      ...marks,
      loss,
      angle: learner.angle?.(pickSamples(train, order.subarray(0, batch))),
      messages:
        learned === undefined
          ? undefined
          : {
              learning: (learned - sent.before) / (samples - sent.samples),
              marking: (learner.messages!() - learned) / marks.shown,
            },
    };
    results.push(result);
    request.onEpoch?.(result);
  }
  return { epochs: results, samples, learningMs, stopped: signal?.aborted ?? false };
}

class LossSum {
  private sum = 0;
  private count = 0;

  constructor(private readonly epoch: number) {}

  add(loss: number | undefined, samples: number): void {
    if (loss === undefined) return;
    if (!Number.isFinite(loss))
      throw diverged(`The loss is ${loss} after ${samples} samples, in epoch ${this.epoch}.`);
    this.sum += loss;
    this.count++;
  }

  get mean(): number | undefined {
    return this.count === 0 ? undefined : this.sum / this.count;
  }
}

const BREATHE_EVERY_MS = 50;
