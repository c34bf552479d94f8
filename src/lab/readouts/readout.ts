import type { Split } from '../../data/dataset.js';
import type { Backend } from '../../engines/tensor/backend.js';
import type { Rows } from '../rows.js';

/** A way to tell classes from features: trained anew each time, so that it marks the features and remembers nothing. */
export type Readout = (request: ReadoutRequest) => Classifier;

export interface ReadoutRequest {
  /** Features with their labels. */
  readonly train: Split;
  readonly classes: number;
  readonly seed: number;
  readonly backend: Backend;
}

export interface Classifier {
  predict(features: Rows): Uint32Array;
}
