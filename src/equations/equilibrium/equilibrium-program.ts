/** What the text of a network that settles comes to. Parameters are put in; what is left to read is named here. */
import type { EquilibriumPhases } from '../../network/equilibrium-description.js';
import type { Expression } from '../expression.js';

export interface EquilibriumProgram {
  readonly neuron: NeuronProgram;
  readonly cost: CostProgram;
  /** Of synapses. */
  readonly weights: Changes;
  /** The same for synapses whose source is clamped: it tells `start_pre` throughout. */
  readonly clamped: Changes;
  /** Of biases: there is no `_pre`. */
  readonly biases: Changes;
  /** In `s`, `rho` and `b`. */
  readonly energy?: Expression;
  readonly phases: EquilibriumPhases;
  readonly beta: number;
  readonly rate: number;
  readonly epsilon: number;
}

export interface NeuronProgram {
  /** The next state, in what `NEURON_NAMES` lists. */
  readonly next: Expression;
  /** The same where nothing nudges: in `s`, `drive` and `epsilon`. */
  readonly free: Expression;
  /** ds/dt, if there is one. */
  readonly velocity?: Expression;
  /** What follows on a step of ds/dt, in `s`. */
  readonly after: Expression;
  /** What a neuron tells, in `s`. */
  readonly rho: Expression;
  /** Whether that is its state. */
  readonly tellsState: boolean;
}

export const NEURON_NAMES = ['s', 'drive', 'force', 'stiffness', 'epsilon'] as const;

export interface CostProgram {
  /** In `s`, `y` and `s_free`. */
  readonly value: Expression;
  /** In `beta`, `y` and `s_free`. */
  readonly force: Expression;
  /** In `beta`. */
  readonly stiffness: Expression;
}

/** To be added to what is kept: the sum of all these, from what it is before any of them. */
export interface Changes {
  /** For each sample of a batch, of which the mean is taken. */
  readonly products: readonly ProductTerm[];
  /** Once for each update. */
  readonly own: readonly OwnTerm[];
}

/** scale (a function of what the source told) (a function of what the target told). */
export interface ProductTerm {
  /** In `rate` and `beta`. */
  readonly scale: Expression;
  /** In `start_pre` and `end_pre`: what the source told at the two ends. Left out: 1. */
  readonly pre?: Expression;
  /** In `start_post` and `end_post`. Left out: 1. */
  readonly post?: Expression;
}

export interface OwnTerm {
  /** In `rate` and `beta`. */
  readonly scale: Expression;
  /** In `w` or `b`. Left out: 1. */
  readonly own?: Expression;
}
