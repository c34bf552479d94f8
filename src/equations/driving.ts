/**
 * Event-driven variables are brought up to date only when a spike passes, clock-driven ones at every tick: neither
 * may read the other, since at most times the other is not up to date. Brian2 refuses the same.
 */
import { Problem } from '../problem.js';
import type { Equation } from './checked.js';
import { names } from './expression.js';

export function checkDriving(equations: readonly Equation[]): void {
  const byName = new Map(equations.map((equation) => [equation.name, equation]));
  for (const equation of equations) {
    const own = driveOf(equation);
    if (own === undefined) continue;
    for (const [other, via] of dependencies(equation, byName)) {
      const theirs = driveOf(other);
      if (theirs === undefined || theirs === own || (own !== 'event-driven' && theirs !== 'event-driven'))
        continue;
      const path = via.length > 0 ? ` (through ${via.map((name) => `\`${name}\``).join(', ')})` : '';
      throw new Problem(
        `\`${equation.name}\` is ${own}, but reads \`${other.name}\`${path}, which is ${theirs}.`,
        {
          fix: 'Make both `(event-driven)`, or both `(clock-driven)`.',
          offset: equation.offset,
        },
      );
    }
  }
}

type Drive = 'event-driven' | 'clock-driven' | 'summed';

function driveOf({ kind, flags }: Equation): Drive | undefined {
  if (flags.has('summed')) return 'summed';
  if (kind !== 'differential') return undefined;
  return flags.has('event-driven') ? 'event-driven' : 'clock-driven';
}

/** All that an equation reads, itself or through subexpressions, with those on the way. */
function dependencies(
  equation: Equation,
  byName: ReadonlyMap<string, Equation>,
): Map<Equation, readonly string[]> {
  const found = new Map<Equation, readonly string[]>();
  const visit = (reader: Equation, via: readonly string[]): void => {
    for (const name of reader.expression === undefined ? [] : names(reader.expression)) {
      const read = byName.get(name);
      if (read === undefined || found.has(read)) continue;
      found.set(read, via);
      if (driveOf(read) === undefined) visit(read, [...via, name]);
    }
  };
  visit(equation, []);
  return found;
}
