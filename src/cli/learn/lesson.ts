/** What is to be learned, by whom, and what comes of it: between the parts of `synfire learn`. */
import type { Dataset } from '../../data/dataset.js';
import type { Backend } from '../../engines/tensor/backend.js';
import type { Learner } from '../../lab/learner.js';
import type { Method } from '../../lab/methods.js';
import type { LearningCurves } from '../../lab/plots/curve.js';
import type { EpochsResult } from '../../lab/protocols/epochs.js';
import type { Latency } from '../../lab/protocols/online.js';
import type { ReadoutAccuracy } from '../../lab/readouts/compare.js';
import type { Rows } from '../../lab/rows.js';
import type { Terminal } from '../terminal.js';
import type { LearnSettings } from './learn-options.js';

/** Who learns what. */
export interface Lesson {
  readonly rule: string;
  readonly method: Method;
  /** With the training samples to learn from, and those to be marked by as its test samples. */
  readonly data: Dataset;
  /** Training samples there are in all. */
  readonly allSamples: number;
  readonly settings: LearnSettings;
  readonly learner: Learner;
  /** Of the first layer that can be looked at, before the first sample. */
  readonly firstWeights: Rows | undefined;
  readonly backend: Backend;
}

/** A way of teaching, and what it shows meanwhile. */
export type Teach = (lesson: Lesson, show: Show) => Promise<Taught>;

export interface Show {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** Whether results go to stdout as they come. */
  readonly talks: boolean;
  readonly quiet: boolean;
}

export interface Taught extends EpochsResult {
  /** Of all read-outs, if they were to be compared. */
  readonly readouts?: readonly ReadoutAccuracy[];
  readonly latency?: Latency | undefined;
  readonly curves: Pick<LearningCurves, 'xLabel' | 'curves'>;
}
