/** What joins two neighbouring layers, for all samples of a batch: the twin of `Bond`. */
import type { Backend, Matrix } from '../../tensor/backend.js';
import type { Bond } from '../bond.js';
import { ConvolutionBond } from '../convolution-bond.js';
import { DenseBond } from '../dense-bond.js';
import { ConvolvedBatch } from './convolved-batch.js';
import { DenseBatch } from './dense-batch.js';

/** With room for batches of one size. */
export interface BatchBond {
  /** into = dPhi/dpost */
  toPost(into: Matrix, pre: Matrix): void;
  /** into = keep into + dPhi/dpre, after `toPost` of the same `pre`. */
  toPre(into: Matrix, post: Matrix, keep: 0 | 1): void;
  /**
   * weights += the sum over samples and ends of dPhi/dweights
   * @param change what else changes the weights: called when they are no longer read.
   */
  learn(ends: readonly Ends[], change: () => void): void;
  free(): void;
}

/** What a term of a change sees of the two layers. */
export interface Ends {
  readonly pre: Matrix;
  readonly post: Matrix;
}

/** @param weights as the bond has them: those of a neuron of `post`, or of a filter, in a row. */
export function batchBond(backend: Backend, bond: Bond, weights: Matrix, count: number): BatchBond {
  if (bond instanceof ConvolutionBond) return new ConvolvedBatch(backend, bond.shape, weights, count);
  return new DenseBatch(backend, weights);
}

/** How many rows the matrix of its weights has. */
export const rowsOf = (bond: Bond): number =>
  bond instanceof DenseBond ? bond.post : bond.weights.length / bond.fanIn;
