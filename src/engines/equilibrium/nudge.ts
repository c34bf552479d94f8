/**
 * What pulls the output towards the target in the second phase: beta times a cost. A cost adds a force that falls with the
 * state, so every way of settling needs only `force - stiffness s`.
 */
export interface Nudge {
  readonly beta: number;
  /** For each output neuron. */
  readonly force: Float64Array;
  readonly stiffness: number;
}

export type Cost =
  /** |s - y|^2 / 2, as the paper has it. */
  | 'half square'
  /** |s - y|^2, as the authors' first program had it. */
  | 'square'
  /** (s - y) . (s0 - y), which is linear in s: the force stays what the half square has at the free state s0. */
  | 'linear';

export function nudgeTo(cost: Cost, beta: number, target: Float64Array, free: ArrayLike<number>): Nudge {
  const strength = beta * slopeOf(cost);
  const isLinear = cost === 'linear';
  return {
    beta,
    force: target.map((wanted, neuron) => strength * (isLinear ? wanted - free[neuron] : wanted)),
    stiffness: isLinear ? 0 : strength,
  };
}

/** dC/ds at the distance 1 from the target. */
export const slopeOf = (cost: Cost): number => (cost === 'square' ? 2 : 1);

/** The cost of a free state. */
export function costAt(cost: Cost, state: ArrayLike<number>, target: Float64Array): number {
  const square = target.reduce((sum, wanted, neuron) => sum + (state[neuron] - wanted) ** 2, 0);
  return (slopeOf(cost) * square) / 2;
}
