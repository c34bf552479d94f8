/** The unit of a declaration, `x : siemens/metre**2`: made of SI units without prefix, because values are kept in SI. */
import { Problem } from '../../problem.js';
import { nearest } from '../../suggest.js';
import type { BinaryNode, Expression } from '../expression.js';
import type { Parse } from '../parser.js';
import type { ValueType } from '../scope.js';
import { COMMON_UNITS, unitMeantBy } from './abbreviations.js';
import { DIMENSIONLESS, type Dimension, divideDimensions, multiplyDimensions } from './dimension.js';
import { formatDimension } from './format.js';
import { powerOfUnit } from './power.js';
import { findUnit } from './unit.js';

export interface DeclaredUnit {
  readonly dimension: Dimension;
  readonly type: ValueType;
}

export function parseDeclaredUnit(text: string, parse: Parse): DeclaredUnit {
  const word = text.trim();
  if (word === '')
    throw new Problem('The unit is missing after `:`.', {
      fix: 'Write `1` for a number without unit.',
      offset: 0,
    });
  if (word === 'boolean' || word === 'integer') return { dimension: DIMENSIONLESS, type: word };
  if (word === 'bool' || word === 'int')
    throw new Problem(`\`${word}\` is not a unit.`, {
      fix: `Write \`${word === 'bool' ? 'boolean' : 'integer'}\`.`,
      offset: text.indexOf(word),
    });
  return { dimension: dimensionOf(parse(text)), type: 'float' };
}

function dimensionOf(node: Expression): Dimension {
  if (node.kind === 'symbol') return unitDimension(node.name, node.offset);
  if (node.kind === 'number' && node.value === 1) return DIMENSIONLESS;
  if (node.kind === 'binary') {
    if (node.operator === '*') return multiplyDimensions(dimensionOf(node.left), dimensionOf(node.right));
    if (node.operator === '/') return divideDimensions(dimensionOf(node.left), dimensionOf(node.right));
    if (node.operator === '^')
      return powerOfUnit(dimensionOf(node.left), exponentOf(node), node.right.offset);
  }
  throw new Problem('A unit is a product of powers of units.', {
    fix: 'Write such as `volt/second` or `siemens/metre**2`, or `1` for none.',
    offset: node.offset,
  });
}

function exponentOf({ right }: BinaryNode): number {
  if (right.kind === 'number') return right.value;
  if (right.kind === 'unary' && right.operator === '-' && right.operand.kind === 'number')
    return -right.operand.value;
  throw new Problem('The exponent of a unit must be a number.', {
    fix: 'Write such as `metre**2` or `second**-1`.',
    offset: right.offset,
  });
}

function unitDimension(name: string, offset: number | undefined): Dimension {
  const unit = findUnit(name);
  if (unit === undefined) {
    const meant = unitMeantBy(name) ?? nearest(name, COMMON_UNITS);
    throw new Problem(`There is no unit \`${name}\`.`, {
      fix: meant === undefined ? 'Write `1` for a number without unit.' : `Did you mean \`${meant}\`?`,
      offset,
    });
  }
  if (unit.scale !== 1)
    throw new Problem(`\`${name}\` cannot declare a variable: values are kept in SI units without prefix.`, {
      fix: `Write \`${formatDimension(unit.dimension)}\`; \`${name}\` may be used in values.`,
      offset,
    });
  return unit.dimension;
}
