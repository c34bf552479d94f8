/**
 * What every way of learning offers to the protocols of the lab: a rule of `rules/`, an equilibrium network or a baseline.
 *
 * A protocol calls `begin` once, then `learn` batch by batch and `endEpoch` after each pass over the data; at any time it
 * may ask for `features` or `predict`, which change nothing. A learner owns whatever it computes with: nothing here names a
 * backend. To add one: a file that makes it, and a line in `methods.ts`.
 */

import type { Batch } from '../data/batches.js';
import type { Split } from '../data/dataset.js';
import type { Rows } from './rows.js';

export interface Learner {
  /** Of its layers, from the input on; the last is the output where it predicts. */
  readonly widths: readonly number[];
  readonly audit: Audit;
  /** Which engine computes; the tensor engine unless told. */
  readonly engine?: string;

  /** Sees the samples it is going to learn from, before the first of them: for methods that must start from data. */
  begin?(train: Split): void;

  /**
   * One update from a batch of any size from 1 on. The batch is the caller's again afterwards, and its labels may only be looked
   * at by a method that is told to. Gives the mean loss before the update, where the method has one.
   */
  learn(batch: Batch): number | undefined;

  /** After each pass over the data: for methods that sum up over a pass. */
  endEpoch?(): void;

  /** Whether another pass over the same data would change nothing, for methods that come to an end. */
  readonly settled?: boolean;

  /** Synaptic messages sent since it was made, in learning and in answering, by methods whose neurons send some. */
  messages?(): number;

  /** What read-outs see of each input: a row for each. */
  features(inputs: Rows): Rows;

  /** Widths of the parts of a row of features that do not compete with each other; unless told, it is one part. */
  readonly parts?: readonly number[];

  /** Labels by the method's own means, where it has any. */
  predict?(inputs: Rows): Uint32Array;

  /** Degrees between what it would learn from the batch and the gradient of its loss, for methods that can tell. */
  angle?(batch: Split): number;

  /** What there is to draw and to measure. */
  layers(): readonly LayerView[];

  /** Everything that decides how it goes on: a copy, which later learning leaves as it is. */
  save(): LearnerState;
  /** As it was when `save` was called, for a learner made with the same options. */
  restore(state: LearnerState): void;

  /** Gives back memory that no garbage collector sees; it is of no use afterwards. */
  dispose(): void;
}

/** Arrays by name. A counter is an array of one. */
export type LearnerState = Readonly<Record<string, Float32Array | Float64Array>>;

export interface LayerView {
  readonly name: string;
  /** A row for each unit. */
  readonly weights: Rows;
  /** Whether a row lies over the input, and can be drawn as one. */
  readonly overInput: boolean;
}

/** How far a method is from what a synapse can know, in one line of a table. */
export interface Audit {
  /** Whether errors travel back through the weights that signals came by. */
  readonly weightTransport: boolean;
  /** Whether the derivative of the activation is used. */
  readonly derivative: boolean;
  /** Phases in which the network runs for one update. */
  readonly phases: number;
  /** What else an update needs that is in neither of the two neurons nor in the synapse. */
  readonly nonlocal: readonly string[];
}
