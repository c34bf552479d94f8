/**
 * A network that settles and learns from samples, as plain data: layers that hear each other, all by one rule. A file with
 * `settles` is one.
 */
import type { Scalar } from '../description.js';
import type { EquilibriumDescription, EquilibriumPhases } from '../equilibrium-description.js';
import type { LearningDescription } from '../learning/learning-description.js';

export interface SettlingDescription extends Omit<LearningDescription, 'rules' | 'layers'> {
  /** The name of a built-in rule, or the rule's text itself. */
  readonly settles: string | EquilibriumDescription;
  /** Replaces the rule's parameters. */
  readonly with?: Readonly<Record<string, Scalar>>;
  /** Replaces the rule's. */
  readonly phases?: Partial<EquilibriumPhases>;
  /** From the first above the input; the last has a neuron for each class. */
  readonly layers: readonly SettlingLayer[];
}

export interface SettlingLayer {
  readonly size: number;
  /** Of the synapses that lead to it from below, and of its biases; the rule's unless told. */
  readonly rate?: number;
}
