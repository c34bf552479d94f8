/** Settling by Euler's method, all neurons at once, with states clipped to [0, 1], where rho(s) = s. */
import { driveInto, roomForDrive } from './drive.js';
import type { EquilibriumNetwork } from './network.js';
import type { Nudge } from './nudge.js';
import { clip } from './squash.js';

export function settleByEuler(
  network: EquilibriumNetwork,
  state: readonly Float64Array[],
  steps: number,
  epsilon: number,
  nudge?: Nudge,
): void {
  const drive = roomForDrive(network);
  const output = state.length - 1;
  for (let step = 0; step < steps; step++) {
    driveInto(drive, network, state);
    for (let l = 1; l <= output; l++) {
      const pull = l === output ? nudge : undefined;
      for (let k = 0; k < state[l].length; k++) {
        const s = state[l][k];
        let velocity = drive[l][k] - s;
        if (pull !== undefined) velocity += pull.force[k] - pull.stiffness * s;
        state[l][k] = clip(s + epsilon * velocity);
      }
    }
  }
}
