/**
 * Straight-line code over f64 values: what every engine runs. A program is made once from checked text by the
 * integrators and is then turned into closures (actors), WASM (kernels) or tensors. Statement order is evaluation
 * order, so two engines that follow it get the same bits.
 */
import type { Expression } from './expression.js';
import type { Scope, ValueType, Variable } from './scope.js';

/** Either writes a variable of the scope (`local` false) or introduces a temporary, written once (`local` true). */
export interface Statement {
  readonly target: string;
  readonly local: boolean;
  readonly value: Expression;
}

export interface Program {
  readonly statements: readonly Statement[];
  /** How many random draws one pass makes; every random call in the statements has its own `slot` below this. */
  readonly draws: number;
}

/** A variable that has a column: one f64 per neuron or synapse (one in all, if shared). */
export interface Column {
  readonly key: string;
  readonly type: ValueType;
  readonly dimension: Variable['dimension'];
  readonly shared: boolean;
  /** What the column holds before `init`: 0, or -1e4 s for `lastspike` as in Brian2. */
  readonly initial: number;
}

/** How long a neuron stays refractory: for a time (an expression in seconds) or while a condition holds. */
export type Refractory =
  | { readonly kind: 'time'; readonly seconds: Expression }
  | { readonly kind: 'condition'; readonly condition: Expression };

/**
 * A neuron model, ready for an engine.
 *
 * In a tick: `prepare`; `integrate` (it begins with the update of `not_refractory`, where the model has a refractory
 * period, and honours `unless refractory`); then `threshold`; deliveries; then `reset` for those that fired.
 * The spike itself is the engine's: right after the threshold it sets `lastspike = t` and `not_refractory = 0`, where
 * the model has these columns.
 * Expressions read only constants folded to numbers, columns of the neuron, `t`, `i` and `N`.
 */
export interface NeuronProgram {
  readonly scope: Scope;
  readonly columns: readonly Column[];
  /** Renews what is `constant over dt`, as the tick begins: start-of-tick probes and summed variables see it. */
  readonly prepare?: Program;
  readonly integrate: Program;
  /** True (1) means a spike in this tick; already gated by `not_refractory` where the model is refractory. */
  readonly threshold?: { readonly condition: Expression; readonly draws: number };
  readonly refractory?: Refractory;
  /** Runs on spiking neurons at the end of the tick; ignores `unless refractory`. */
  readonly reset: Program;
  /** The integrator chosen for the model's differential equations, `none` where there are none. */
  readonly method: string;
  /** Why it was chosen, a sentence for `explain`. */
  readonly methodReason: string;
  /** Subexpressions by name, for probes that record one. */
  readonly subexpressions: ReadonlyMap<string, Expression>;
}

/**
 * A synapse model, ready for an engine.
 *
 * Variables of the two neurons appear as `x_pre` / `x_post` and live in the neurons' columns. Event-driven
 * variables are brought up to the tick by statements at the head of `onPre` and `onPost`. A program that writes one
 * stores it, and the tick's time in its group's column (seconds, event-driven-groups.ts); one that only reads does not.
 * Writes to an `unless refractory` variable of a neuron are already guarded by its `not_refractory`.
 */
export interface SynapseProgram {
  readonly scope: Scope;
  readonly columns: readonly Column[];
  /** As the tick begins, after that of the neurons. */
  readonly prepare?: Program;
  /** A spike of the source arrives. */
  readonly onPre?: Program;
  /** A spike of the target, in the tick it happens, after that tick's arrivals. */
  readonly onPost?: Program;
  /** Every tick, for clock-driven variables; runs after the neurons' `integrate`. */
  readonly integrate?: Program;
  /** `(summed)`: before `integrate`, the neuron's column is set to the sum of `value` over its synapses. */
  readonly summed: readonly {
    readonly side: 'pre' | 'post';
    readonly key: string;
    readonly value: Expression;
  }[];
  readonly method: string;
  readonly methodReason: string;
  readonly subexpressions: ReadonlyMap<string, Expression>;
}
