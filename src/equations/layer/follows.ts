/** What declared values follow from, through others that are declared. */
import type { Equation } from '../checked.js';
import { type Expression, names } from '../expression.js';

export class Follows {
  private readonly declared: ReadonlyMap<string, Expression | undefined>;
  private readonly known = new Map<Expression, ReadonlySet<string>>();

  constructor(equations: readonly Equation[]) {
    this.declared = new Map(equations.map(({ name, expression }) => [name, expression]));
  }

  /** All names that a change of would change the value: those that are read, and what they follow from. */
  from(expression: Expression): ReadonlySet<string> {
    const known = this.known.get(expression);
    if (known !== undefined) return known;
    const found = names(expression);
    // The set grows while it is gone through.
    for (const name of found) {
      const value = this.declared.get(name);
      if (value !== undefined) for (const read of names(value)) found.add(read);
    }
    this.known.set(expression, found);
    return found;
  }
}
