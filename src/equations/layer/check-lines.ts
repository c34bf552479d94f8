/** The statements of a layer's text: `on_start`, which knows of no frame, and `on_frame`. */
import { Problem } from '../../problem.js';
import { mismatch, ofType, placed } from '../check-equations.js';
import { demandWritable } from '../check-statements.js';
import type { Assignment, Equation } from '../checked.js';
import { type Kind, kindOf } from '../dimensions.js';
import type { SymbolNode } from '../expression.js';
import { demandSidedName } from '../names.js';
import type { Parse } from '../parser.js';
import { parseStatements } from '../statements.js';
import type { TextScope } from '../text-scope.js';
import { sameDimension } from '../units/dimension.js';
import { demandNoDraws } from './check-declaration.js';
import { Follows } from './follows.js';
import { demandOwnSide } from './own-side.js';
import { portsOf } from './ports.js';
import { sideOf } from './side.js';

export function checkLines(text: string, scope: TextScope, parse: Parse): Assignment[] {
  const locals = new Map<string, Kind>();
  const resolve = (symbol: SymbolNode): Kind => locals.get(symbol.name) ?? scope.resolve(symbol);
  return parseStatements(text, parse, scope, demandSidedName).map((assignment) => {
    const { target, local, value, offset } = assignment;
    demandNoDraws(value, offset);
    const found = placed(offset, () => kindOf(value, resolve));
    if (sideOf(target) !== 'own') demandOwnSide(target, value, scope, offset);
    else if (local)
      throw new Problem(`\`${target}\` would be a value for every synapse and frame.`, {
        fix: `Declare it (\`${target} = ... : 1\`), or give it to a neuron: \`${target}_post = ...\`.`,
        offset,
      });
    if (local) {
      locals.set(target, { dimension: found.dimension, type: found.type });
      return assignment;
    }
    const variable = scope.get(target)!;
    if (variable.role === 'parameter' && variable.readOnly)
      throw new Problem(`\`${target}\` is told from outside, and cannot be written.`, {
        fix: 'Compute a variable of your own from it.',
        offset,
      });
    demandWritable(variable, offset);
    if (!sameDimension(found.dimension, variable.dimension))
      throw mismatch(target, variable.dimension, value, found);
    return { ...assignment, value: ofType(value, found, variable.type) };
  });
}

/** What is run before the first frame reads nothing that follows from one. */
export function demandNoFrame(lines: readonly Assignment[], equations: readonly Equation[]): void {
  const follows = new Follows(equations);
  for (const { value, offset } of lines) {
    const port = portsOf(equations).find((name) => follows.from(value).has(name));
    if (port !== undefined)
      throw new Problem(`This follows from \`${port}\`, which is not told before the first frame.`, {
        fix: 'Let `on_start` read what is kept alone, or move the line to `on_frame`.',
        offset,
      });
  }
}
