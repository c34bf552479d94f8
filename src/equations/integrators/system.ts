/**
 * A system of differential equations as an integrator sees it, and the step it makes of it. Rates are in columns
 * and numbers alone: subexpressions are put in, constants are numbers.
 */
import type { Expression } from '../expression.js';
import type { Statement } from '../program.js';

export interface Rate {
  readonly name: string;
  /** dx/dt, without its noise. */
  readonly drift: Expression;
  /** What multiplies each white noise (`xi`, `xi_name`). */
  readonly noise: ReadonlyMap<string, Expression>;
  /** `unless refractory`: the variable stands still while the neuron is refractory. */
  readonly freezes: boolean;
  /** Where the equation stands in its text. */
  readonly offset: number;
}

export interface System {
  readonly rates: readonly Rate[];
  /** The step: a number of seconds, or an expression for the time since the last event. */
  readonly step: Expression;
}

/** New values of all variables, computed from the old ones. */
export interface Step {
  /** Temporaries, in order. */
  readonly temporaries: readonly Statement[];
  /** In the order of the rates. */
  readonly values: readonly Expression[];
}

export interface Integrator {
  readonly name: string;
  /** What the integrator is, in a few words, for `explain` and for advice. */
  readonly about: string;
  /** Why it cannot integrate the system; undefined: it can. */
  refuses(system: System): string | undefined;
  step(system: System): Step;
}

export const temporary = (target: string, value: Expression): Statement => ({ target, local: true, value });

export const variablesOf = (system: System): ReadonlySet<string> =>
  new Set(system.rates.map(({ name }) => name));

export const isStochastic = (system: System): boolean => system.rates.some(({ noise }) => noise.size > 0);
