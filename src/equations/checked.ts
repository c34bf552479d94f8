/**
 * Text that has been parsed and checked (names, locality, units, types) but not yet given an integrator:
 * what lies between the reading half of `equations/` and the half that makes programs.
 */
import type { Expression } from './expression.js';
import type { Refractory } from './program.js';
import type { Scope, ValueType } from './scope.js';
import type { Dimension } from './units/dimension.js';

export type EquationFlag =
  | 'constant'
  | 'shared'
  | 'unless refractory'
  | 'constant over dt'
  | 'event-driven'
  | 'clock-driven'
  | 'summed'
  // Of layers only (layer/description.ts):
  | 'given'
  | 'summed in order'
  | 'largest over synapses'
  | 'summed over layer'
  | 'largest in layer'
  | 'rank in layer'
  | 'summed over batch'
  | 'largest over batch';

/** One line of an equations block. */
export interface Equation {
  /** `dx/dt = ... : unit` | `x = ... : unit` | `x : unit`. */
  readonly kind: 'differential' | 'subexpression' | 'parameter';
  readonly name: string;
  readonly expression?: Expression;
  readonly dimension: Dimension;
  readonly type: ValueType;
  readonly flags: ReadonlySet<EquationFlag>;
  /** Where the line begins in its text. */
  readonly offset: number;
}

/** One statement of a reset, `on_pre` or `on_post`; `x += e` arrives here as `x = x + e`. */
export interface Assignment {
  readonly target: string;
  /** A name the text makes for itself rather than a variable of the scope. */
  readonly local: boolean;
  readonly value: Expression;
  readonly offset: number;
}

export interface CheckedNeuron {
  readonly scope: Scope;
  readonly equations: readonly Equation[];
  readonly threshold?: Expression;
  readonly refractory?: Refractory;
  readonly reset: readonly Assignment[];
  /** As the user named it; undefined: choose. */
  readonly method?: string;
}

export interface CheckedSynapse {
  readonly scope: Scope;
  readonly equations: readonly Equation[];
  readonly onPre?: readonly Assignment[];
  readonly onPost?: readonly Assignment[];
  readonly method?: string;
}
