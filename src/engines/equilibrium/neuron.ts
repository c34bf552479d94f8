/** A neuron's text as functions of numbers. */
import { compileFunction } from '../../equations/closure/closure.js';
import { type EquilibriumProgram, NEURON_NAMES } from '../../equations/equilibrium/index.js';
import { compiledOnce } from './compiled-once.js';
import type { State } from './network.js';

export interface Neuron {
  /** The next state. */
  next(s: number, drive: number, force: number, stiffness: number, epsilon: number): number;
  rho(s: number): number;
}

export const neuronOf = compiledOnce(
  ({ neuron }: EquilibriumProgram): Neuron => ({
    next: compileFunction(neuron.next, NEURON_NAMES),
    rho: compileFunction(neuron.rho, ['s']),
  }),
);

/** What neurons tell, of all layers; the input is told as it is. */
export function toldOf(program: EquilibriumProgram, state: State): State {
  if (program.neuron.tellsState) return state;
  const { rho } = neuronOf(program);
  return state.map((layer, l) => (l === 0 ? layer : layer.map((s) => rho(s))));
}
