/**
 * What a piece of text may see. A neuron's text sees its own variables and the network's parameters; a synapse's
 * text sees itself, its `_pre` neuron and its `_post` neuron. A name that is not in the scope does not exist:
 * that is how locality is enforced.
 */
import type { Dimension } from './units/dimension.js';

/** Whose column a variable lives in. `network`: a constant of the network, the clock, or a unit. */
export type Owner = 'own' | 'pre' | 'post' | 'network';

export type Role =
  /** Has a differential equation. */
  | 'state'
  /** Declared `x : unit`: a column that texts may write unless it is `constant`. */
  | 'parameter'
  /** Declared `x = ... : unit`: computed wherever it is read. */
  | 'subexpression'
  /** A number fixed at build time: parameters of the network and `with:`, units, pi. */
  | 'constant'
  /** Kept by the engine and read-only to texts: `t`, `dt`, `i`, `j`, `N`, `lastspike`, `not_refractory`, `lastupdate`. */
  | 'engine';

export type ValueType = 'float' | 'integer' | 'boolean';

export interface Variable {
  /** As the text writes it: `ge_post`. */
  readonly name: string;
  /** As its owner calls it: `ge`. The key of the owner's column. */
  readonly key: string;
  readonly owner: Owner;
  readonly role: Role;
  readonly type: ValueType;
  readonly dimension: Dimension;
  /** `(constant)`: no text may write it while the network runs. Always true for `constant` and `engine`. */
  readonly readOnly: boolean;
  /** `(shared)`: one value for the whole group. */
  readonly shared: boolean;
  /** `(unless refractory)`: writes are ignored while the neuron is refractory, except by its own reset. */
  readonly unlessRefractory: boolean;
  /** Constants only: in SI units. */
  readonly value?: number;
  /** Subexpressions only. */
  readonly expression?: import('./expression.js').Expression;
}

export type Scope = ReadonlyMap<string, Variable>;
