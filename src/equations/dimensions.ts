/**
 * Units and types of an expression, by Brian2's rules: sums, comparisons and remainders need equal units, powers of
 * quantities a constant exponent, functions what they declare; `and` and `or` join conditions.
 */
import { Problem } from '../problem.js';
import { arithmetic } from './arithmetic.js';
import type { BinaryNode, CallNode, Expression, SymbolNode, UnaryNode } from './expression.js';
import { FUNCTIONS } from './functions.js';
import { printShort } from './print.js';
import type { ValueType } from './scope.js';
import {
  DIMENSIONLESS,
  type Dimension,
  divideDimensions,
  multiplyDimensions,
  sameDimension,
} from './units/dimension.js';
import { formatDimension, inUnits, usualUnit } from './units/format.js';
import { powerOfUnit } from './units/power.js';

export interface Kind {
  readonly dimension: Dimension;
  readonly type: ValueType;
  /** Of constants: in SI units. */
  readonly value?: number;
}

/** What a name stands for; throws a Problem where it stands for nothing. */
export type Resolve = (symbol: SymbolNode) => Kind;

const BOOLEAN: Kind = { dimension: DIMENSIONLESS, type: 'boolean' };
const RANK: Readonly<Record<ValueType, number>> = { boolean: 0, integer: 1, float: 2 };

export function kindOf(node: Expression, resolve: Resolve): Kind {
  switch (node.kind) {
    case 'number':
      return {
        dimension: DIMENSIONLESS,
        type: Number.isInteger(node.value) ? 'integer' : 'float',
        value: node.value,
      };
    case 'symbol':
      return resolve(node);
    case 'unary':
      return kindOfUnary(node, resolve);
    case 'binary':
      return kindOfBinary(node, resolve);
    case 'call':
      return kindOfCall(node, resolve);
  }
}

function kindOfUnary(node: UnaryNode, resolve: Resolve): Kind {
  const operand = kindOf(node.operand, resolve);
  if (node.operator === 'not') return BOOLEAN;
  if (operand.type === 'boolean')
    throw new Problem(`\`${printShort(node.operand)}\` is a condition and has no negative.`, {
      fix: `Write \`-int(${printShort(node.operand)})\` for a number, \`not\` for the opposite.`,
      offset: node.offset,
    });
  return { ...operand, value: operand.value === undefined ? undefined : -operand.value };
}

function kindOfBinary(node: BinaryNode, resolve: Resolve): Kind {
  const left = kindOf(node.left, resolve);
  const right = kindOf(node.right, resolve);
  switch (node.operator) {
    case 'and':
    case 'or':
      demandCondition(node, node.left, left);
      demandCondition(node, node.right, right);
      return BOOLEAN;
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '==':
    case '!=':
      demandEqual(node, left, right);
      return BOOLEAN;
    case '+':
    case '-':
    case '%':
      demandEqual(node, left, right);
      return result(node, left, right, left.dimension);
    case '*':
      return result(node, left, right, multiplyDimensions(left.dimension, right.dimension));
    case '/':
      return {
        ...result(node, left, right, divideDimensions(left.dimension, right.dimension)),
        type: 'float',
      };
    case '//':
      demandNumber(node, node.left, left);
      demandNumber(node, node.right, right);
      return result(node, left, right, DIMENSIONLESS);
    case '^':
      return kindOfPower(node, left, right);
  }
}

function result(node: BinaryNode, left: Kind, right: Kind, dimension: Dimension): Kind {
  const rank = Math.max(RANK[left.type], RANK[right.type]);
  const known = left.value !== undefined && right.value !== undefined;
  return {
    dimension,
    // Two conditions added or multiplied give a number.
    type: rank === RANK.float ? 'float' : 'integer',
    value: known ? arithmetic(node.operator, left.value!, right.value!) : undefined,
  };
}

function kindOfPower(node: BinaryNode, base: Kind, exponent: Kind): Kind {
  if (!isNumber(exponent))
    throw new Problem(`The exponent \`${printShort(node.right)}\` is ${inUnits(exponent.dimension)}.`, {
      fix: 'An exponent must be a number without unit.',
      offset: node.right.offset,
    });
  const type = base.type === 'float' || exponent.type === 'float' ? 'float' : 'integer';
  if (isNumber(base)) return { ...result(node, base, exponent, DIMENSIONLESS), type };
  if (exponent.value === undefined)
    throw new Problem(
      `\`${printShort(node.left)}\` is ${inUnits(base.dimension)}, so its exponent \`${printShort(node.right)}\` must be a constant.`,
      {
        fix: 'Divide the base by a quantity of its unit first, or write the exponent as a number.',
        offset: node.right.offset,
      },
    );
  return {
    ...result(node, base, exponent, powerOfUnit(base.dimension, exponent.value, node.right.offset)),
    type: 'float',
  };
}

function kindOfCall(node: CallNode, resolve: Resolve): Kind {
  const spec = FUNCTIONS.get(node.name);
  if (spec === undefined) throw new Error(`the parser let the unknown function ${node.name} pass`);
  const kinds = node.arguments.map((argument) => kindOf(argument, resolve));
  spec.takes.forEach((wanted, index) => {
    if (wanted === 'any') return;
    const argument = node.arguments[index];
    if (wanted === 'boolean') {
      if (kinds[index].type === 'boolean') return;
      throw new Problem(`The first argument of \`${node.name}\` must be a condition.`, {
        fix: 'Write a comparison, such as `v > 0*mV`.',
        offset: argument.offset,
      });
    }
    const expected = wanted === 'first' ? kinds[0].dimension : wanted;
    if (sameDimension(kinds[index].dimension, expected)) return;
    throw wrongArgument(node, index, kinds[index].dimension, expected);
  });
  const type =
    spec.type !== 'highest'
      ? spec.type
      : kinds.reduce<ValueType>((most, { type }) => (RANK[type] > RANK[most] ? type : most), 'boolean');
  return { dimension: spec.gives(kinds[0]?.dimension ?? DIMENSIONLESS), type };
}

function wrongArgument(node: CallNode, index: number, dimension: Dimension, expected: Dimension): Problem {
  const argument = node.arguments[index];
  const which = node.arguments.length === 1 ? '' : ` (argument ${index + 1})`;
  const wanted = sameDimension(expected, DIMENSIONLESS)
    ? 'takes a number without unit'
    : `needs ${formatDimension(expected)} there`;
  return new Problem(
    `\`${printShort(argument)}\`${which} is ${inUnits(dimension)}, but \`${node.name}\` ${wanted}.`,
    {
      fix: sameDimension(expected, DIMENSIONLESS)
        ? `Divide it by a quantity in ${formatDimension(dimension)}.`
        : `Give a value ${inUnits(expected)}.`,
      offset: argument.offset,
    },
  );
}

function isNumber(kind: Kind): boolean {
  return sameDimension(kind.dimension, DIMENSIONLESS);
}

function demandEqual(node: BinaryNode, left: Kind, right: Kind): void {
  if (sameDimension(left.dimension, right.dimension)) return;
  throw new Problem(
    `\`${printShort(node)}\` mixes units: \`${printShort(node.left)}\` is ${inUnits(left.dimension)}, ` +
      `\`${printShort(node.right)}\` is ${inUnits(right.dimension)}.`,
    { fix: bareNumberAdvice(node, left, right), offset: node.right.offset },
  );
}

/** Most often a number was written without its unit. */
function bareNumberAdvice(node: BinaryNode, left: Kind, right: Kind): string {
  for (const [part, other] of [
    [node.left, right],
    [node.right, left],
  ] as const)
    if (part.kind === 'number') return `Write \`${printShort(part)}*${usualUnit(other.dimension)}\`.`;
  return `Both sides of \`${node.operator}\` need the same unit.`;
}

function demandNumber(node: BinaryNode, part: Expression, kind: Kind): void {
  if (isNumber(kind)) return;
  throw new Problem(
    `\`${printShort(part)}\` is ${inUnits(kind.dimension)}, but \`${node.operator}\` works on numbers without unit.`,
    { fix: `Divide it by a quantity in ${formatDimension(kind.dimension)}.`, offset: part.offset },
  );
}

function demandCondition(node: BinaryNode, part: Expression, kind: Kind): void {
  if (kind.type === 'boolean') return;
  throw new Problem(
    `\`${printShort(part)}\` is not a condition, but \`${node.operator}\` joins conditions.`,
    {
      fix: `Compare it with something: \`${printShort(part)} > 0${isNumber(kind) ? '' : `*${formatDimension(kind.dimension)}`}\`.`,
      offset: part.offset,
    },
  );
}
