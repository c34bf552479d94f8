/** Minus the gradient of the cost of the free state, as equilibrium propagation estimates it. */
import type { EquilibriumProgram } from '../../equations/equilibrium/index.js';
import { addContrast, type Change, noChange } from './contrast.js';
import { copyOf, type EquilibriumNetwork, outputOf } from './network.js';
import { toldOf } from './neuron.js';
import { type Nudge, nudgeTo } from './nudge.js';

/** Brings a state to rest where it is. */
export type Settle = (state: readonly Float64Array[], nudge?: Nudge) => void;

/**
 * Centred: from the free state to +beta, and from the same free state to -beta; the error falls with beta squared. One-sided:
 * from the free state to beta, which may be negative; the error falls with beta.
 */
export type Phases = 'centred' | 'one-sided';

/** @param free settled already, and left as it is. */
export function estimate(
  program: EquilibriumProgram,
  network: EquilibriumNetwork,
  free: readonly Float64Array[],
  target: Float64Array,
  { phases, beta }: { readonly phases: Phases; readonly beta: number },
  settle: Settle,
): Change {
  const nudged = (strength: number) => {
    const state = copyOf(free);
    settle(state, nudgeTo(program, strength, target, outputOf(free)));
    return toldOf(program, state);
  };
  const [from, span] = phases === 'one-sided' ? [toldOf(program, free), beta] : [nudged(-beta), 2 * beta];
  const change = noChange(network);
  const pace = { rates: network.bonds.map(() => 1), beta: span };
  addContrast(change, program, network, { from, to: nudged(beta), share: 1 }, pace);
  return change;
}
