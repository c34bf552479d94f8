/**
 * What joins two neighbouring layers, the same in both directions. Its part of the energy is minus its interaction Phi:
 * linear in `post`, in `pre` and in the weights (linear piece by piece, where a maximum is pooled), so that
 *
 *     Phi(pre, post) = post . toPost(pre) = pre . toPre(post) = weights . dPhi/dweights
 */
export interface Bond {
  /** Neurons of the layer nearer to the input, and of the other. */
  readonly pre: number;
  readonly post: number;
  readonly weights: Float64Array;
  /** Incoming synapses of a neuron, for first weights. */
  readonly fanIn: number;
  readonly fanOut: number;
  /** From neuron to neuron, however many of them share a weight; pixels outside an image count, too. */
  readonly connections: number;
  /** Adds dPhi/dpost. */
  toPost(into: Float64Array, pre: Float64Array): void;
  /** Adds dPhi/dpre; `pre` tells which of several was the largest. */
  toPre(into: Float64Array, post: Float64Array, pre: Float64Array): void;
  /** Adds scale dPhi/dweights. */
  addHebb(into: Float64Array, pre: Float64Array, post: Float64Array, scale: number): void;
}

export function interaction(bond: Bond, pre: Float64Array, post: Float64Array): number {
  const driven = new Float64Array(bond.post);
  bond.toPost(driven, pre);
  return driven.reduce((sum, drive, neuron) => sum + drive * post[neuron], 0);
}
