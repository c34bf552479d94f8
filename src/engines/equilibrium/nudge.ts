/**
 * What pulls the output towards the target in the second phase: beta times a cost. A cost adds a force that falls with the
 * state, so every way of settling needs only `force - stiffness s`.
 */
import { compileFunction } from '../../equations/closure/closure.js';
import type { CostProgram, EquilibriumProgram } from '../../equations/equilibrium/index.js';
import { compiledOnce } from './compiled-once.js';

export interface Nudge {
  readonly beta: number;
  /** For each output neuron. */
  readonly force: Float64Array;
  readonly stiffness: number;
}

const compiled = compiledOnce(({ value, force, stiffness }: CostProgram) => ({
  value: compileFunction(value, ['s', 'y', 's_free']),
  force: compileFunction(force, ['beta', 'y', 's_free']),
  stiffness: compileFunction(stiffness, ['beta']),
}));

export function nudgeTo(
  { cost }: EquilibriumProgram,
  beta: number,
  target: Float64Array,
  free: ArrayLike<number>,
): Nudge {
  const { force, stiffness } = compiled(cost);
  return { beta, force: target.map((y, neuron) => force(beta, y, free[neuron])), stiffness: stiffness(beta) };
}

/** The cost of a free state. */
export function costAt({ cost }: EquilibriumProgram, state: ArrayLike<number>, target: Float64Array): number {
  const { value } = compiled(cost);
  return target.reduce((sum, y, neuron) => sum + value(state[neuron], y, state[neuron]), 0);
}
