/**
 * A network as plain data: what the YAML file says once read, and what the fluent builder makes. No arrays, no
 * parsed equations, nothing that runs. `network/schema.ts` checks it; `build/` turns it into a circuit.
 * Texts are Brian2's dialect; times and other quantities are text with units (`5 ms`).
 */

import type { Precision } from '../numeric/precision.js';

/** One value (a number without dimension, or text with units, or an expression of parameters). */
export type Scalar = number | string;

/** A value for each neuron or synapse: one for all, text evaluated per element, or a list. */
export type Values = Scalar | boolean | { readonly values: readonly Scalar[] };

export interface NetworkDescription {
  readonly synfire: 1;
  readonly name: string;
  readonly about?: string;
  /** Where the model comes from: a reference. */
  readonly source?: string;
  readonly dt: Scalar;
  /** `f64` if left out. */
  readonly precision?: Precision;
  readonly parameters: Readonly<Record<string, Scalar>>;
  readonly models: Readonly<Record<string, NeuronDescription>>;
  readonly synapses: Readonly<Record<string, SynapseDescription>>;
  readonly populations: Readonly<Record<string, PopulationDescription>>;
  readonly projections: readonly ProjectionDescription[];
  readonly inputs: readonly InputDescription[];
  readonly probes: readonly ProbeDescription[];
  readonly run: { readonly for: Scalar; readonly seed: number };
}

/** A neuron model as text. Built-in ones (models/neurons/) have this very shape. */
export interface NeuronDescription {
  readonly about?: string;
  readonly source?: string;
  readonly equations: string;
  readonly threshold?: string;
  readonly reset?: string;
  /** A time or a condition. */
  readonly refractory?: Scalar;
  readonly method?: string;
  /** Names with default values; `with:` of a population replaces them. */
  readonly parameters?: Readonly<Record<string, Scalar>>;
  /** Initial values a population may replace. */
  readonly init?: Readonly<Record<string, Values>>;
  /** The variable a plain `weight:` is added to on arrival of a spike; the default target of learning rules. */
  readonly input?: string;
}

/** A synapse model as text. Built-in ones (models/synapses/, rules/) have this very shape. */
export interface SynapseDescription {
  readonly about?: string;
  readonly source?: string;
  readonly equations?: string;
  readonly on_pre?: string;
  readonly on_post?: string;
  readonly method?: string;
  readonly parameters?: Readonly<Record<string, Scalar>>;
  readonly init?: Readonly<Record<string, Values>>;
}

export interface PopulationDescription {
  /** The name of a model of the file or a built-in one, or the model's text itself. */
  readonly model: string | NeuronDescription;
  readonly size: number;
  /** Replaces the model's parameters. Text may name `i` and `rand()` for a value of each neuron's own, or `t`. */
  readonly with?: Readonly<Record<string, Values>>;
  readonly init?: Readonly<Record<string, Values>>;
  /** Coordinates for spatial connect patterns, text per axis: they become constant parameters of the neurons. */
  readonly positions?: Readonly<Record<string, Values>>;
  /** `model: spikes` only: [neuron, time] pairs. */
  readonly at?: readonly (readonly [number, Scalar])[];
}

export interface ProjectionDescription {
  readonly name?: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly connect: ConnectDescription;
  /** The name of a synapse model (of the file or built-in) or its text. */
  readonly synapse?: string | SynapseDescription;
  /** A learning rule by name, with its parameters. */
  readonly learn?: { readonly rule: string; readonly [parameter: string]: Values };
  /** Shorthand for `synapse: {on_pre}`. */
  readonly on_pre?: string;
  readonly on_post?: string;
  /** Shorthand: this much is added to the target model's `input` on arrival. It becomes the synapses' `w`. */
  readonly weight?: Values;
  /** The variable of the target that `weight`, a named synapse or a rule adds to, instead of the model's `input`. */
  readonly variable?: string;
  readonly with?: Readonly<Record<string, Values>>;
  readonly init?: Readonly<Record<string, Values>>;
  readonly delay?: Values;
  /** Whether synapses are drawn anew for each spike instead of being stored. */
  readonly procedural?: boolean;
}

/** Exactly one pattern, with its options. */
export type ConnectDescription =
  | { readonly pattern: 'all'; readonly where?: string }
  | { readonly pattern: 'one_to_one' }
  | { readonly pattern: 'probability'; readonly probability: Scalar; readonly where?: string }
  | {
      readonly pattern: 'in_degree' | 'out_degree';
      readonly degree: number;
      readonly where?: string;
      readonly repeats: boolean;
    }
  /** Multapses and autapses allowed. */
  | { readonly pattern: 'total'; readonly total: number }
  | { readonly pattern: 'pairs'; readonly pairs: readonly (readonly [number, number])[] }
  /** A CSV beside the network file, columns `source,target` and optionally more: `delay` and synapse variables. */
  | { readonly pattern: 'file'; readonly file: string }
  | {
      readonly pattern: 'within';
      readonly within: Scalar;
      readonly of: readonly string[];
      readonly probability?: Scalar;
      readonly where?: string;
    };

/**
 * Private Poisson drive: every target neuron has `sources` Poisson trains of `rate` of its own, and each of their
 * spikes adds `weight` to `variable`. What Brian2 calls PoissonInput: in every tick, after the tick's on_pre
 * deliveries and before its on_post ones, each neuron gets `weight` times a Binomial(sources, rate * dt) draw; an
 * `(unless refractory)` variable ignores it while the neuron is refractory. No synapses are made.
 */
export interface InputDescription {
  readonly to: readonly string[];
  /** The variable added to; left out: the target model's `input`. */
  readonly variable?: string;
  /** Text is evaluated for each neuron, every time: it may name the neuron's variables. */
  readonly weight: Values;
  readonly sources: number;
  readonly rate: Scalar;
}

/** Indices to record: a list, a range `0..9`, or all. */
export type Select = 'all' | readonly number[];

export type ProbeDescription =
  | { readonly spikes: readonly string[] }
  | {
      readonly state: readonly string[];
      readonly of: string;
      readonly select: Select;
      readonly every?: Scalar;
    }
  /** `of` names a projection (its `name`, or `from->to`). */
  | {
      readonly synapses: readonly string[];
      readonly of: string;
      readonly select: Select;
      readonly every?: Scalar;
    }
  | { readonly rate: readonly string[]; readonly every?: Scalar };
