/** What the terms of a change are multiplied with in an update, for each bond and the biases above it. */
import type { EquilibriumProgram } from '../../equations/equilibrium/index.js';
import type { Pace } from './contrast.js';
import { termsOf } from './term.js';

export interface Scales {
  /** Of a sample; the first bond's are those of synapses whose source is clamped. */
  readonly products: readonly OfBond[];
  /** Of an update. */
  readonly own: readonly OfBond[];
}

interface OfBond {
  readonly weights: readonly number[];
  readonly biases: readonly number[];
}

/** @param count samples in the update. */
export function scalesOf(program: EquilibriumProgram, { rates, beta }: Pace, count: number): Scales {
  const [weights, clamped, biases] = [program.weights, program.clamped, program.biases].map(termsOf);
  return {
    products: rates.map((rate, l) => ({
      weights: (l === 0 ? clamped : weights).products.map(({ scale }) => scale(rate, beta) / count),
      biases: biases.products.map(({ scale }) => scale(rate, beta) / count),
    })),
    own: rates.map((rate) => ({
      weights: weights.own.map(({ scale }) => scale(rate, beta)),
      biases: biases.own.map(({ scale }) => scale(rate, beta)),
    })),
  };
}
