/** A linear system x' = A x + b, taken out of its equations. */
import { ZERO } from '../algebra/arithmetic-of-trees.js';
import { linearForm, readsAny } from '../algebra/linear.js';
import { isRandom } from '../draws.js';
import type { Expression } from '../expression.js';
import { isStochastic, type System, variablesOf } from './system.js';

export interface LinearSystem {
  readonly names: readonly string[];
  /** Row by row; none reads a variable of the system. */
  readonly matrix: readonly (readonly Expression[])[];
  readonly input: readonly Expression[];
  readonly freezes: readonly boolean[];
  readonly step: Expression;
}

export type Refusal = { readonly why: string };

export function linearSystem(system: System): LinearSystem | Refusal {
  if (isStochastic(system)) return { why: 'it contains white noise' };
  const variables = variablesOf(system);
  const names = [...variables];
  const matrix: Expression[][] = [];
  const input: Expression[] = [];
  for (const { name, drift } of system.rates) {
    const form = linearForm(drift, variables);
    if (form === undefined) return { why: `the equation of ${name} is not linear` };
    const parts = [...form.coefficients.values(), form.rest];
    if (parts.some((part) => readsAny(part, TIME))) return { why: `the equation of ${name} depends on time` };
    if (parts.some(isRandom)) return { why: `the equation of ${name} draws random numbers` };
    matrix.push(names.map((other) => form.coefficients.get(other) ?? ZERO));
    input.push(form.rest);
  }
  return { names, matrix, input, freezes: system.rates.map(({ freezes }) => freezes), step: system.step };
}

const TIME: ReadonlySet<string> = new Set(['t', 't_in_timesteps']);

/** The matrix as numbers, where it is made of numbers alone. */
export function numbers(matrix: readonly (readonly Expression[])[]): number[][] | undefined {
  const values = matrix.map((row) =>
    row.map((entry) => (entry.kind === 'number' ? entry.value : Number.NaN)),
  );
  return values.some((row) => row.some(Number.isNaN)) ? undefined : values;
}
