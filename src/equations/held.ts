/**
 * Subexpressions that are `(constant over dt)`: each has a column, renewed as a tick begins. Renewing one twice in the
 * same tick changes nothing but what it reads.
 */
import type { Inliner } from './algebra/inline.js';
import type { Equation } from './checked.js';
import { withDraws } from './draws.js';
import { names } from './expression.js';
import type { Program, Statement } from './program.js';

export function heldIn(equations: readonly Equation[]): Equation[] {
  return equations.filter(({ flags }) => flags.has('constant over dt'));
}

/** Whatever the order in the text, what is read is renewed before what reads it. */
export function prepareProgram(held: readonly Equation[], inliner: Inliner): Program | undefined {
  if (held.length === 0) return undefined;
  const waiting = new Map(
    held.map(({ name, expression }): [string, Statement] => [
      name,
      { target: name, local: false, value: inliner.inline(expression!) },
    ]),
  );
  const ordered: Statement[] = [];
  const place = (name: string): void => {
    const statement = waiting.get(name);
    if (statement === undefined) return;
    waiting.delete(name);
    for (const read of names(statement.value)) place(read);
    ordered.push(statement);
  };
  for (const { name } of held) place(name);
  return withDraws(ordered);
}
