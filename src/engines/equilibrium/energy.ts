import { compileFunction } from '../../equations/closure/closure.js';
import type { EquilibriumProgram } from '../../equations/equilibrium/index.js';
import { Problem } from '../../problem.js';
import { interaction } from './bond.js';
import { compiledOnce } from './compiled-once.js';
import type { EquilibriumNetwork, State } from './network.js';
import { outputOf } from './network.js';
import { neuronOf, toldOf } from './neuron.js';
import type { Nudge } from './nudge.js';

const energyOfNeuron = compiledOnce(({ energy }: EquilibriumProgram) => {
  if (energy === undefined)
    throw new Problem('The rule does not say what the energy of a neuron is.', {
      fix: 'Say it: `energy: s**2 / 2 - b * rho`.',
    });
  return compileFunction(energy, ['s', 'rho', 'b']);
});

/** E, or E + beta C where the state is nudged (up to what does not depend on the state). */
export function energy(
  program: EquilibriumProgram,
  { bonds, biases }: EquilibriumNetwork,
  state: State,
  nudge?: Nudge,
): number {
  const ofNeuron = energyOfNeuron(program);
  const { rho } = neuronOf(program);
  const told = toldOf(program, state);
  let sum = 0;
  bonds.forEach((bond, l) => {
    sum -= interaction(bond, told[l], told[l + 1]);
    for (let k = 0; k < bond.post; k++) {
      const s = state[l + 1][k];
      sum += ofNeuron(s, rho(s), biases[l][k]);
    }
  });
  if (nudge !== undefined)
    outputOf(state).forEach((s, k) => {
      sum += (nudge.stiffness * s * s) / 2 - nudge.force[k] * s;
    });
  return sum;
}
