import { interaction } from './bond.js';
import type { EquilibriumNetwork, State } from './network.js';
import { outputOf } from './network.js';
import type { Nudge } from './nudge.js';
import { clip } from './squash.js';

/** E, or E + beta C where the state is nudged (up to what does not depend on the state). */
export function energy({ bonds, biases }: EquilibriumNetwork, state: State, nudge?: Nudge): number {
  const rho = state.map((layer) => layer.map(clip));
  let sum = 0;
  bonds.forEach((bond, l) => {
    sum -= interaction(bond, rho[l], rho[l + 1]);
    for (let k = 0; k < bond.post; k++) {
      const s = state[l + 1][k];
      sum += (s * s) / 2 - biases[l][k] * rho[l + 1][k];
    }
  });
  if (nudge !== undefined)
    outputOf(state).forEach((s, k) => {
      sum += (nudge.stiffness * s * s) / 2 - nudge.force[k] * s;
    });
  return sum;
}
