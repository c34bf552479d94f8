/** Settling by steps, all neurons at once. */
import type { EquilibriumProgram } from '../../equations/equilibrium/index.js';
import { driveInto, roomForDrive } from './drive.js';
import type { EquilibriumNetwork } from './network.js';
import { neuronOf, toldOf } from './neuron.js';
import type { Nudge } from './nudge.js';

export interface SettleOptions {
  readonly steps: number;
  /** Of a text with `ds/dt`; the program's own unless told. */
  readonly epsilon?: number;
  /** It ends before, once no state changes by more. */
  readonly tolerance?: number;
}

/** @returns the steps it took. */
export function settle(
  program: EquilibriumProgram,
  network: EquilibriumNetwork,
  state: readonly Float64Array[],
  { steps, epsilon = program.epsilon, tolerance = -1 }: SettleOptions,
  nudge?: Nudge,
): number {
  const { next } = neuronOf(program);
  const drive = roomForDrive(network);
  const output = state.length - 1;
  for (let step = 1; step <= steps; step++) {
    driveInto(drive, network, toldOf(program, state));
    let change = 0;
    for (let l = 1; l <= output; l++) {
      const pull = l === output ? nudge : undefined;
      for (let k = 0; k < state[l].length; k++) {
        const s = state[l][k];
        state[l][k] = next(s, drive[l][k], pull?.force[k] ?? 0, pull?.stiffness ?? 0, epsilon);
        change = Math.max(change, Math.abs(state[l][k] - s));
      }
    }
    if (change <= tolerance) return step;
  }
  return steps;
}
