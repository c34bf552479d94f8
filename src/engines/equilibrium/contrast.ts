/** The contrastive update: what synapses and biases see in one state and in another. */
import type { EquilibriumProgram } from '../../equations/equilibrium/index.js';
import type { EquilibriumNetwork, State } from './network.js';
import { termsOf } from './term.js';

/** For each bond and each layer's biases. */
export interface Change {
  readonly weights: readonly Float64Array[];
  readonly biases: readonly Float64Array[];
}

/** What the terms of a change are multiplied with. */
export interface Pace {
  /** For each bond; biases learn as fast as the weights that lead to the same layer. */
  readonly rates: readonly number[];
  /** Between the two states. */
  readonly beta: number;
}

export function noChange({ bonds, biases }: EquilibriumNetwork): Change {
  return {
    weights: bonds.map(({ weights }) => new Float64Array(weights.length)),
    biases: biases.map(({ length }) => new Float64Array(length)),
  };
}

/** Adds what a sample teaches, times its share; both states hold what neurons tell. */
export function addContrast(
  into: Change,
  program: EquilibriumProgram,
  { bonds }: EquilibriumNetwork,
  { from, to, share }: { readonly from: State; readonly to: State; readonly share: number },
  { rates, beta }: Pace,
): void {
  const [weights, biases] = [termsOf(program.weights), termsOf(program.biases)];
  const both = (layer: number, of: (start: number, end: number) => number) =>
    from[layer].map((start, k) => of(start, to[layer][k]));
  bonds.forEach((bond, l) => {
    for (const { scale, pre, post } of weights.products)
      bond.addHebb(into.weights[l], both(l, pre), both(l + 1, post), share * scale(rates[l], beta));
    for (const { scale, post } of biases.products) {
      const by = share * scale(rates[l], beta);
      both(l + 1, post).forEach((part, k) => {
        into.biases[l][k] += by * part;
      });
    }
  });
}

/** Adds what weights and biases change by themselves. */
export function addOwnChange(
  into: Change,
  program: EquilibriumProgram,
  { bonds, biases }: EquilibriumNetwork,
  { rates, beta }: Pace,
): void {
  const add = (change: Float64Array, kept: Float64Array, l: number, terms = termsOf(program.weights).own) => {
    for (const { scale, own } of terms) {
      const by = scale(rates[l], beta);
      for (let k = 0; k < kept.length; k++) change[k] += by * own(kept[k]);
    }
  };
  bonds.forEach(({ weights }, l) => {
    add(into.weights[l], weights, l);
    add(into.biases[l], biases[l], l, termsOf(program.biases).own);
  });
}

export function applyChange({ bonds, biases }: EquilibriumNetwork, change: Change): void {
  bonds.forEach(({ weights }, l) => {
    for (let k = 0; k < weights.length; k++) weights[k] += change.weights[l][k];
    for (let k = 0; k < biases[l].length; k++) biases[l][k] += change.biases[l][k];
  });
}
