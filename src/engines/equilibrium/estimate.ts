/** Minus the gradient of the cost of the free state, as equilibrium propagation estimates it. */
import { addContrast, type Change, noChange } from './contrast.js';
import { copyOf, type EquilibriumNetwork, outputOf } from './network.js';
import { type Cost, type Nudge, nudgeTo } from './nudge.js';

/** Brings a state to rest where it is. */
export type Settle = (state: readonly Float64Array[], nudge?: Nudge) => void;

/**
 * Centred: from the free state to +beta, and from the same free state to -beta; the error falls with beta squared. One-sided:
 * from the free state to beta, which may be negative; the error falls with beta.
 */
export type Phases = 'centred' | 'one-sided';

/** @param free settled already, and left as it is. */
export function estimate(
  network: EquilibriumNetwork,
  free: readonly Float64Array[],
  target: Float64Array,
  { phases, cost, beta }: { readonly phases: Phases; readonly cost: Cost; readonly beta: number },
  settle: Settle,
): Change {
  const nudged = (strength: number) => {
    const state = copyOf(free);
    settle(state, nudgeTo(cost, strength, target, outputOf(free)));
    return state;
  };
  const change = noChange(network);
  if (phases === 'one-sided') addContrast(change, network, free, nudged(beta), 1 / beta);
  else addContrast(change, network, nudged(-beta), nudged(beta), 1 / (2 * beta));
  return change;
}
