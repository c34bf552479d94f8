/**
 * Settling by s <- rho(dPhi/ds), with any rho, until nothing changes by more than a tolerance (Ernoult et al. 2019): states
 * are what neurons tell each other, and Phi is the interaction of all bonds and biases, less beta C.
 */
import { driveInto, roomForDrive } from './drive.js';
import type { EquilibriumNetwork } from './network.js';
import type { Nudge } from './nudge.js';
import type { Squash } from './squash.js';

export interface FixedPointOptions {
  readonly squash: Squash;
  readonly tolerance: number;
  readonly mostSteps: number;
}

/** @returns the steps it took; `mostSteps` if it has not settled. */
export function settleToFixedPoint(
  network: EquilibriumNetwork,
  state: readonly Float64Array[],
  { squash, tolerance, mostSteps }: FixedPointOptions,
  nudge?: Nudge,
): number {
  const drive = roomForDrive(network);
  const output = state.length - 1;
  for (let step = 1; step <= mostSteps; step++) {
    driveInto(drive, network, state);
    let change = 0;
    for (let l = 1; l <= output; l++) {
      const pull = l === output ? nudge : undefined;
      for (let k = 0; k < state[l].length; k++) {
        const s = state[l][k];
        const pulled = pull === undefined ? 0 : pull.force[k] - pull.stiffness * s;
        state[l][k] = squash(drive[l][k] + pulled);
        change = Math.max(change, Math.abs(state[l][k] - s));
      }
    }
    if (change <= tolerance) return step;
  }
  return mostSteps;
}
