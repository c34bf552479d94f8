/** Values with units: the numbers of a network file, and its parameters, which may be made of each other. */
import { type Path, Problem, within } from '../problem.js';
import { suggestion } from '../suggest.js';
import { CONSTANTS } from './constants.js';
import { kindOf } from './dimensions.js';
import { evaluate } from './evaluate.js';
import { type Expression, names, number, type SymbolNode, walk } from './expression.js';
import { FUNCTIONS } from './functions.js';
import { whyNotName } from './names.js';
import type { Parse } from './parser.js';
import { COMMON_UNITS, unitMeantBy } from './units/abbreviations.js';
import { DIMENSIONLESS, type Dimension } from './units/dimension.js';
import { findUnit } from './units/unit.js';

/** `value` is in SI base units. */
export interface Quantity {
  readonly value: number;
  readonly dimension: Dimension;
}

export type Constants = ReadonlyMap<string, Quantity>;

/** What a name means everywhere: a unit, `pi`, `e`, `inf`, `True`, `False`. */
export function fixedQuantity(name: string): Quantity | undefined {
  const constant = CONSTANTS.get(name);
  if (constant !== undefined) return { value: constant.value, dimension: DIMENSIONLESS };
  const unit = findUnit(name);
  return unit === undefined ? undefined : { value: unit.scale, dimension: unit.dimension };
}

/** A value made of numbers, units and `constants`: no variables, no randomness. */
export function evaluateQuantity(text: string | number, constants: Constants, parse: Parse): Quantity {
  if (typeof text === 'number') return { value: text, dimension: DIMENSIONLESS };
  return evaluateConstant(parse(text), constants);
}

function evaluateConstant(expression: Expression, constants: Constants): Quantity {
  const find = (node: SymbolNode): Quantity => {
    const quantity = fixedQuantity(node.name) ?? constants.get(node.name);
    if (quantity === undefined) throw unknownConstant(node, constants);
    return quantity;
  };
  walk(expression, (node) => {
    if (node.kind === 'call' && FUNCTIONS.get(node.name)?.random === true)
      throw new Problem(`\`${node.name}()\` is drawn anew each time, but this must be one fixed value.`, {
        fix: 'Give a number; random values belong in `init`, `delay` or `with`.',
        offset: node.offset,
      });
  });
  const { dimension } = kindOf(expression, (node) => ({
    ...find(node),
    type: CONSTANTS.get(node.name)?.boolean === true ? 'boolean' : 'float',
  }));
  const value = evaluate(expression, (name) => find({ kind: 'symbol', name }).value);
  if (Number.isNaN(value))
    throw new Problem('This is not a number (0/0, or the like).', {
      fix: 'Check the values it is made of.',
      offset: expression.offset,
    });
  return { value, dimension };
}

/**
 * Parameters by name, each made of numbers, units, `outer` constants and other parameters, in any order; a
 * parameter hides an outer constant of its name. Problems are placed at `path`, then the name.
 */
export function resolveParameters(
  record: Readonly<Record<string, string | number>>,
  parse: Parse,
  outer: Constants = new Map(),
  path: Path = [],
): Map<string, Quantity> {
  const expressions = new Map<string, Expression>();
  for (const [name, written] of Object.entries(record))
    within([...path, name], () => {
      const why = whyNotName(name);
      if (why !== undefined) throw new Problem(`\`${name}\` ${why}.`, { fix: 'Choose another name.' });
      expressions.set(name, typeof written === 'number' ? number(written) : parse(written));
    });
  const known = new Map(outer);
  for (const name of expressions.keys()) known.delete(name);
  const resolve = (name: string, chain: readonly string[]): void => {
    const expression = expressions.get(name);
    if (expression === undefined || known.has(name)) return;
    within([...path, name], () => {
      if (chain.includes(name))
        throw new Problem(`\`${name}\` is made of itself: ${[...chain, name].join(' -> ')}.`, {
          fix: 'Give one of them as a number.',
        });
      if (chain.length >= LONGEST_CHAIN)
        throw new Problem(
          `\`${name}\` is the end of a chain of ${chain.length} parameters made of each other.`,
          {
            fix: 'Give some of them as numbers.',
          },
        );
      for (const needed of names(expression)) resolve(needed, [...chain, name]);
      known.set(name, evaluateConstant(expression, known));
    });
  };
  for (const name of expressions.keys()) resolve(name, []);
  return new Map([...expressions.keys()].map((name) => [name, known.get(name)!]));
}

const LONGEST_CHAIN = 100;

function unknownConstant(node: SymbolNode, constants: Constants): Problem {
  const meant = unitMeantBy(node.name);
  return new Problem(`\`${node.name}\` is neither a parameter nor a unit.`, {
    fix:
      meant !== undefined
        ? `Did you mean \`${meant}\`?`
        : suggestion(node.name, [...constants.keys(), ...COMMON_UNITS]),
    offset: node.offset,
  });
}
