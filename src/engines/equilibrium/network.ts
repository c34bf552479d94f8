/**
 * A network that computes by settling: layers of graded neurons, each joined to the next by synapses that work in both
 * directions. Its energy, with states s (those of the input are given) and rho = clip(s, 0, 1), is Hopfield's,
 *
 *     E(s) = sum s^2 / 2 - sum over bonds Phi(rho(s_pre), rho(s_post)) - sum b rho(s)
 *
 * Scellier & Bengio, "Equilibrium propagation", Frontiers in Computational Neuroscience 11:24 (2017).
 */
import { RandomStream } from '../../clock/random.js';
import { Problem } from '../../problem.js';
import type { Bond } from './bond.js';
import { DenseBond } from './dense-bond.js';

export interface EquilibriumNetwork {
  /** Neurons in each layer, the input first. */
  readonly widths: readonly number[];
  /** `bonds[l]` joins layer l to layer l + 1. */
  readonly bonds: readonly Bond[];
  /** `biases[l]` belongs to layer l + 1. */
  readonly biases: readonly Float64Array[];
}

/** Of all layers, the input first. */
export type State = readonly Float64Array[];

/** Weights are drawn as Glorot and Bengio (2010) do, uniform within sqrt(6 / (fan in + fan out)); biases are 0. */
export function networkOf(bonds: readonly Bond[], seed: number): EquilibriumNetwork {
  if (bonds.length === 0)
    throw new Problem('The network has an input and nothing else.', { fix: 'Give it an output layer.' });
  const random = new RandomStream(seed, 'equilibrium', 'first weights');
  bonds.forEach((bond, l) => {
    if (l > 0 && bond.pre !== bonds[l - 1].post)
      throw new Problem(`Layer ${l} has ${bonds[l - 1].post} neurons; what leads on takes ${bond.pre}.`, {
        fix: 'Let each bond begin with as many neurons as the one before ends with.',
      });
    const bound = Math.sqrt(VARIANCES / (bond.fanIn + bond.fanOut));
    for (let k = 0; k < bond.weights.length; k++) bond.weights[k] = (2 * random.uniform(k, 0, l) - 1) * bound;
  });
  return {
    widths: [bonds[0].pre, ...bonds.map(({ post }) => post)],
    bonds,
    biases: bonds.map(({ post }) => new Float64Array(post)),
  };
}

export function denseNetwork(widths: readonly number[], seed: number): EquilibriumNetwork {
  for (const width of widths)
    if (!Number.isInteger(width) || width < 1)
      throw new Problem(`A layer of ${width} neurons.`, {
        fix: 'Let each layer have a whole number of neurons, 1 or more.',
      });
  return networkOf(
    widths.slice(1).map((post, l) => new DenseBond(widths[l], post)),
    seed,
  );
}

/** All at rest, before `input`. */
export function restingState({ widths }: EquilibriumNetwork, input: ArrayLike<number>): Float64Array[] {
  return widths.map((width, l) => (l === 0 ? Float64Array.from(input) : new Float64Array(width)));
}

export const copyOf = (state: State): Float64Array[] => state.map((layer) => layer.slice());

export const outputOf = (state: State): Float64Array => state[state.length - 1];

/** (in + out) / 2 of them make the variance of a uniform number, bound^2 / 3. */
const VARIANCES = 6;
