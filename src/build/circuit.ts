/**
 * A circuit: a network as arrays, ready to run. The builder makes it from a description; every engine runs it;
 * neither knows the other. Nothing here changes after building: an engine copies the columns it means to write.
 *
 * Order. Populations and projections are numbered as the description lists them (a projection to several
 * populations counts once per target, in order). Synapses of a projection are numbered by source neuron, then as
 * the connect pattern gives them. That numbering is the last part of the total order of deliveries
 * (emission tick, source population, source neuron, synapse).
 */
import type { Expression } from '../equations/expression.js';
import type { NeuronProgram, SynapseProgram } from '../equations/program.js';
import type { Precision } from '../numeric/precision.js';
import type { Path } from '../problem.js';
import type { ProceduralRows } from './connect/row-pattern.js';

export interface Circuit {
  readonly name: string;
  /** Length of a tick, seconds. */
  readonly dt: number;
  readonly seed: number;
  /** What neurons' variables are kept and computed as. */
  readonly precision: Precision;
  readonly populations: readonly Population[];
  readonly projections: readonly Projection[];
  readonly drives: readonly Drive[];
  readonly probes: readonly Probe[];
  /** How long a run lasts unless told otherwise, ticks. */
  readonly durationTicks: number;
  /** Longest delay of any synapse, ticks. */
  readonly maxDelayTicks: number;
}

/** Values by variable key: one f64 per neuron or synapse, or a single one for a shared variable. */
export type Columns = ReadonlyMap<string, Float64Array>;

export interface Population {
  readonly name: string;
  readonly index: number;
  readonly size: number;
  /** Where the description speaks of it, for messages. */
  readonly path: Path;
  readonly program: NeuronProgram;
  /** Initial values of every column of the program. */
  readonly columns: Columns;
  /** Populations that replay a list: spikes by tick ascending, then neuron; such a population has no threshold. */
  readonly schedule?: SpikeSchedule;
}

export interface SpikeSchedule {
  readonly ticks: Float64Array;
  readonly neurons: Uint32Array;
}

export interface Projection {
  readonly name: string;
  readonly index: number;
  readonly path: Path;
  /** Indices of populations. */
  readonly source: number;
  readonly target: number;
  readonly program: SynapseProgram;
  readonly synapses: number;
  /** Synapses of source neuron s are rowStart[s] to rowStart[s + 1] - 1. */
  readonly rowStart: Uint32Array;
  /** Target neuron of each synapse; empty where they are procedural. */
  readonly targets: Uint32Array;
  /** How to make the targets of a source whenever they are wanted (`rowFiller`); such synapses are all alike. */
  readonly procedural?: ProceduralRows;
  /** One delay for all, or one for each synapse; ticks, may be 0. */
  readonly delayTicks: number | Uint32Array;
  /** Initial values of every column of the program. */
  readonly columns: Columns;
  /** Columns that are the same value throughout: `columns` makes those only when asked for, and keeps none. */
  readonly constants?: ReadonlyMap<string, number>;
}

/**
 * Private Poisson drive (what Brian2 calls PoissonInput). In every tick, after the arrivals and before `on_post`, each
 * neuron of the population adds `weight` times a draw from Binomial(sources, probability) to its `variable`, unless that
 * is `unless refractory` and the neuron is refractory. Drives act in their order here.
 */
export interface Drive {
  /** Its group name for random draws: unique in the circuit. */
  readonly name: string;
  readonly index: number;
  readonly path: Path;
  readonly population: number;
  /** Key of a column of the population. */
  readonly variable: string;
  /** What a spike adds: one value for each neuron, or text read in the neuron's scope in every tick. */
  readonly weight: Float64Array | { readonly expression: Expression; readonly draws: number };
  readonly sources: number;
  /** Chance that a source fires in a tick. */
  readonly probability: number;
}

/** What to record. `neurons` (or synapses) ascending; `everyTicks` at least 1. */
export type Probe =
  | { readonly kind: 'spikes'; readonly population: number }
  | {
      readonly kind: 'state';
      readonly population: number;
      readonly variables: readonly string[];
      readonly neurons: Uint32Array;
      readonly everyTicks: number;
    }
  | {
      readonly kind: 'synapses';
      readonly projection: number;
      readonly variables: readonly string[];
      readonly synapses: Uint32Array;
      readonly everyTicks: number;
    }
  | { readonly kind: 'rate'; readonly population: number; readonly everyTicks: number };
