/** The contrastive update: what synapses and biases see in one state less what they see in another. */
import type { EquilibriumNetwork, State } from './network.js';

/** For each bond and each layer's biases. */
export interface Change {
  readonly weights: readonly Float64Array[];
  readonly biases: readonly Float64Array[];
}

export function noChange({ bonds, biases }: EquilibriumNetwork): Change {
  return {
    weights: bonds.map(({ weights }) => new Float64Array(weights.length)),
    biases: biases.map(({ length }) => new Float64Array(length)),
  };
}

/** Adds scale (dPhi/dtheta at `to` - dPhi/dtheta at `from`); both hold what neurons tell, rho(s). */
export function addContrast(
  into: Change,
  { bonds }: EquilibriumNetwork,
  from: State,
  to: State,
  scale: number,
): void {
  bonds.forEach((bond, l) => {
    bond.addHebb(into.weights[l], to[l], to[l + 1], scale);
    bond.addHebb(into.weights[l], from[l], from[l + 1], -scale);
    for (let k = 0; k < bond.post; k++) into.biases[l][k] += scale * (to[l + 1][k] - from[l + 1][k]);
  });
}

/** @param rates for each bond; biases learn as fast as the weights that lead to the same layer. */
export function applyChange(
  { bonds, biases }: EquilibriumNetwork,
  change: Change,
  rates: readonly number[],
): void {
  bonds.forEach(({ weights }, l) => {
    for (let k = 0; k < weights.length; k++) weights[k] += rates[l] * change.weights[l][k];
    for (let k = 0; k < biases[l].length; k++) biases[l][k] += rates[l] * change.biases[l][k];
  });
}
