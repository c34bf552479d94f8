/** Checks a reset, `on_pre` or `on_post`: names, units, types, and that what it writes may be written. */
import { Problem } from '../problem.js';
import { mismatch, ofType, placed } from './check-equations.js';
import type { Assignment } from './checked.js';
import { type Kind, kindOf } from './dimensions.js';
import type { SymbolNode } from './expression.js';
import { isNoise } from './noise.js';
import type { Parse } from './parser.js';
import type { Variable } from './scope.js';
import { parseStatements } from './statements.js';
import type { TextScope } from './text-scope.js';
import { sameDimension } from './units/dimension.js';

export function checkStatements(text: string, scope: TextScope, parse: Parse): Assignment[] {
  const locals = new Map<string, Kind>();
  const resolve = (symbol: SymbolNode): Kind => locals.get(symbol.name) ?? demandNoNoise(symbol, scope);
  return parseStatements(text, parse, scope).map((assignment) => {
    const { target, local, value, offset } = assignment;
    const found = placed(offset, () => kindOf(value, resolve));
    if (local) {
      locals.set(target, { dimension: found.dimension, type: found.type });
      return assignment;
    }
    const variable = scope.get(target)!;
    demandWritable(variable, offset);
    if (!sameDimension(found.dimension, variable.dimension))
      throw mismatch(target, variable.dimension, value, found);
    return { ...assignment, value: ofType(value, found, variable.type) };
  });
}

/** Resolves a name in a text that is not integrated, where white noise has no meaning. */
export function demandNoNoise(symbol: SymbolNode, scope: TextScope): Kind {
  if (isNoise(symbol.name))
    throw new Problem(`\`${symbol.name}\` is white noise and belongs in differential equations.`, {
      fix: 'Draw a number with `randn()` or `rand()` here.',
      offset: symbol.offset,
    });
  return scope.resolve(symbol);
}

export function demandWritable(variable: Variable, offset: number): void {
  const { name, key, owner, role, readOnly, shared } = variable;
  const reason = (): [why: string, fix: string] | undefined => {
    if (role === 'constant')
      return [
        'is a parameter of the network and stays as it is',
        `Declare \`${name} : unit\` to have a variable.`,
      ];
    if (role === 'engine') return ['is kept by the engine', 'It can be read only.'];
    if (role === 'subexpression')
      return ['is computed from its equation', 'Change what it is computed from, or make it a parameter.'];
    if (readOnly) return ['is constant', `Remove \`(constant)\` where \`${key}\` is declared.`];
    if (shared)
      return [
        `is one value for all ${owner === 'own' ? 'of them' : 'neurons'}`,
        `Remove \`(shared)\` where \`${key}\` is declared.`,
      ];
    return undefined;
  };
  const found = reason();
  if (found !== undefined)
    throw new Problem(`\`${name}\` cannot be written: it ${found[0]}.`, { fix: found[1], offset });
}
