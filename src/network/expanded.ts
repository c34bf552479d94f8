/**
 * A network with everything said in full: what `expandNetwork` makes and the builder reads. Every population has its
 * model as text, `with` worked in; every projection has one source, one target and its synapse as text; names are
 * resolved and unique. Still plain data. Each part remembers where in the user's description its text came from.
 */
import type { Precision } from '../numeric/precision.js';
import type { Path } from '../problem.js';
import type {
  ConnectDescription,
  NeuronDescription,
  Scalar,
  Select,
  SynapseDescription,
  Values,
} from './description.js';
import type { Origin } from './origin.js';

export interface ExpandedNetwork {
  readonly name: string;
  readonly about?: string;
  readonly source?: string;
  readonly dt: Scalar;
  readonly precision?: Precision;
  readonly parameters: Readonly<Record<string, Scalar>>;
  readonly populations: readonly ExpandedPopulation[];
  readonly projections: readonly ExpandedProjection[];
  readonly inputs: readonly ExpandedInput[];
  readonly probes: readonly ExpandedProbe[];
  readonly run: { readonly for: Scalar; readonly seed: number };
}

/** Where the description speaks of a part, and of each piece of its text (`inUserText` reads the latter). */
export interface Sourced {
  readonly path: Path;
  readonly origins: readonly Origin[];
}

export interface ExpandedPopulation extends Sourced {
  readonly name: string;
  readonly size: number;
  /** The model's name, or the population's own where the model is written inside it. */
  readonly modelName: string;
  /**
   * `with` and positions are worked in: constants as parameters, values of each neuron's own as declared variables
   * with `init`. `init` is the population's over the model's, in the order to evaluate it.
   */
  readonly model: NeuronDescription;
  /** Names of coordinates, each a constant variable of the model. */
  readonly positions: readonly string[];
  /** Populations that replay a list. */
  readonly at?: readonly (readonly [number, Scalar])[];
}

export interface ExpandedProjection extends Sourced {
  /** Unique: the given name (`name->target` if it has several targets), or `from->to`, then `from->to#2`, ... */
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly connect: ConnectDescription;
  readonly synapse: SynapseDescription;
  readonly delay?: Values;
  readonly procedural: boolean;
}

export interface ExpandedInput {
  readonly path: Path;
  readonly to: string;
  readonly variable: string;
  readonly weight: Values;
  readonly sources: number;
  readonly rate: Scalar;
}

/** One thing to record from one part; `population` and `projection` are names of the expanded network. */
export type ExpandedProbe = { readonly path: Path } & (
  | { readonly kind: 'spikes'; readonly population: string }
  | { readonly kind: 'rate'; readonly population: string; readonly every?: Scalar }
  | {
      readonly kind: 'state';
      readonly population: string;
      readonly variables: readonly string[];
      readonly select: Select;
      readonly every?: Scalar;
    }
  | {
      readonly kind: 'synapses';
      readonly projection: string;
      readonly variables: readonly string[];
      readonly select: Select;
      readonly every?: Scalar;
    }
);
