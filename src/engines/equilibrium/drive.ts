import type { EquilibriumNetwork, State } from './network.js';

/** Makes of `into[l]` what the neighbours of layer l and its biases give it: dPhi/drho. The input is not driven. */
export function driveInto(
  into: readonly Float64Array[],
  { bonds, biases }: EquilibriumNetwork,
  rho: State,
): void {
  bonds.forEach((bond, l) => {
    into[l + 1].set(biases[l]);
    bond.toPost(into[l + 1], rho[l]);
    if (l > 0) bond.toPre(into[l], rho[l + 1], rho[l]);
  });
}

export const roomForDrive = ({ widths }: EquilibriumNetwork): Float64Array[] =>
  widths.map((width) => new Float64Array(width));
