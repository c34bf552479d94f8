/**
 * A text that is computed once for each neuron or synapse while building: a value of `init`, a `where`, a `delay`.
 * The network's constants and the units come out as numbers, so what is left are variables, `i`, `j` and draws.
 */
import { Problem } from '../problem.js';
import { ofType } from './check-equations.js';
import { kindOf } from './dimensions.js';
import { type Expression, number, rewrite } from './expression.js';
import { isNoise } from './noise.js';
import type { Parse } from './parser.js';
import { printShort } from './print.js';
import { fixedQuantity } from './quantity.js';
import type { Scope, ValueType } from './scope.js';
import { TextScope } from './text-scope.js';
import { DIMENSIONLESS, type Dimension, sameDimension } from './units/dimension.js';
import { inUnits } from './units/format.js';

/** `expected` undefined: whatever unit it has. A `type` of `boolean` demands a condition. */
export function checkText(
  text: string,
  scope: Scope,
  expected: Dimension | undefined,
  parse: Parse,
  type: ValueType = 'float',
): Expression {
  const visible = new TextScope(new Map(), () => undefined);
  for (const variable of scope.values()) if (!isNoise(variable.name)) visible.define(variable);
  const expression = parse(text);
  const found = kindOf(expression, visible.resolve);
  if (expected !== undefined && !sameDimension(found.dimension, expected) && !isZero(expression))
    throw new Problem(
      `\`${printShort(expression)}\` is ${inUnits(found.dimension)}, but this value must be ${inUnits(expected)}.`,
      { fix: 'Give it that unit.', offset: expression.offset },
    );
  if (type === 'boolean' && !sameDimension(found.dimension, DIMENSIONLESS))
    throw new Problem('A condition is needed here.', { fix: 'Compare two values.', offset: 0 });
  return ofType(foldConstants(expression, scope), found, type);
}

/** Nothing is nothing in every unit. */
function isZero(expression: Expression): boolean {
  return expression.kind === 'number' && expression.value === 0;
}

/** Constants of the scope and fixed names (units, `pi`, ...) as numbers. */
function foldConstants(expression: Expression, scope: Scope): Expression {
  return rewrite(expression, (node) => {
    if (node.kind !== 'symbol') return node;
    const variable = scope.get(node.name);
    const value = variable === undefined ? fixedQuantity(node.name)?.value : variable.value;
    return value === undefined ? node : { ...number(value), offset: node.offset };
  });
}
