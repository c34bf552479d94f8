/** Checks that hold for the equations of neurons and of synapses alike. */
import { changing, Problem } from '../problem.js';
import { ProblemList } from '../problem-list.js';
import type { Equation, EquationFlag } from './checked.js';
import { type Kind, kindOf } from './dimensions.js';
import { binary, call, children, type Expression, names, number, walk } from './expression.js';
import { FUNCTIONS } from './functions.js';
import { isNoise, NOISE } from './noise.js';
import { printShort } from './print.js';
import type { ValueType, Variable } from './scope.js';
import { engineVariable, type TextScope } from './text-scope.js';
import { DIMENSIONLESS, type Dimension, divideDimensions, SECOND, sameDimension } from './units/dimension.js';
import { inUnits, usualUnit } from './units/format.js';

export type AllowedFlags = Readonly<Record<Equation['kind'], readonly EquationFlag[]>>;

const KIND_NAMES: Readonly<Record<Equation['kind'], string>> = {
  differential: 'differential equation',
  subexpression: 'subexpression',
  parameter: 'parameter',
};

/** Flags that belong to a kind of equation and to its owner; `event-driven` and `clock-driven` exclude each other. */
export function checkFlags(equations: readonly Equation[], allowed: AllowedFlags, owner: string): void {
  for (const { kind, name, flags, offset } of equations) {
    for (const flag of flags)
      if (!allowed[kind].includes(flag))
        throw new Problem(`\`${name}\` cannot be \`(${flag})\`: it is a ${KIND_NAMES[kind]} of a ${owner}.`, {
          fix:
            allowed[kind].length > 0
              ? `It may be ${allowed[kind].map((other) => `\`(${other})\``).join(', ')}.`
              : 'Remove the flag.',
          offset,
        });
    const rivals = [
      ['event-driven', 'clock-driven'],
      ['summed', 'shared'],
      ['summed', 'constant over dt'],
    ] as const;
    for (const [one, other] of rivals)
      if (flags.has(one) && flags.has(other))
        throw new Problem(`\`${name}\` cannot be both \`(${one})\` and \`(${other})\`.`, {
          fix: 'Keep one of the two.',
          offset,
        });
  }
}

/** The variable that an equation defines. */
export function ownVariable(equation: Equation): Variable {
  const { kind, name, type, dimension, flags, expression } = equation;
  // What is constant over a tick is kept in a column and renewed at the head of each tick.
  const computed = kind === 'subexpression' && !flags.has('constant over dt');
  return {
    name,
    key: name,
    owner: 'own',
    role: kind === 'differential' ? 'state' : computed ? 'subexpression' : 'parameter',
    type,
    dimension,
    readOnly: flags.has('constant') || kind === 'subexpression',
    shared: flags.has('shared'),
    unlessRefractory: flags.has('unless refractory'),
    ...(computed ? { expression } : {}),
  };
}

/** Names, units and types of every right-hand side; gives them back with values of the declared type. Throws `Problems`. */
export function checkEquations(equations: readonly Equation[], scope: TextScope): Equation[] {
  defineNoise(equations, scope);
  const problems = new ProblemList();
  const checked = equations.flatMap(
    (equation) => problems.collect(() => checkEquation(equation, scope)) ?? [],
  );
  problems.throwAny();
  checkCycles(checked);
  checkShared(checked, scope);
  // Who reads a subexpression reads it with its declared type.
  for (const equation of checked)
    if (scope.get(equation.name)?.role === 'subexpression') scope.replace(ownVariable(equation));
  return checked;
}

function defineNoise(equations: readonly Equation[], scope: TextScope): void {
  for (const { expression } of equations)
    for (const name of expression === undefined ? [] : names(expression))
      if (isNoise(name)) scope.define(engineVariable(name, 'own', 'float', NOISE));
}

function checkEquation(equation: Equation, scope: TextScope): Equation {
  const { kind, name, expression, dimension, type, offset } = equation;
  if (expression === undefined) return equation;
  if (kind === 'differential' && type !== 'float')
    throw new Problem(`\`${name}\` is ${type} and cannot have a differential equation.`, {
      fix: 'Give it a unit, or `1`.',
      offset,
    });
  const expected = kind === 'differential' ? divideDimensions(dimension, SECOND) : dimension;
  const found = placed(offset, () => kindOf(expression, scope.resolve));
  if (!sameDimension(found.dimension, expected)) {
    const left = kind === 'differential' ? `d${name}/dt` : name;
    const missing = kind === 'differential' && sameDimension(found.dimension, dimension);
    throw mismatch(left, expected, expression, found, missing ? withoutTime(expression, scope) : undefined);
  }
  if (kind === 'subexpression') demandValue(equation, expression);
  return { ...equation, expression: ofType(expression, found, type) };
}

/** There may be a time constant, only without its unit. */
function withoutTime(expression: Expression, scope: TextScope): string {
  const divisor = expression.kind === 'binary' && expression.operator === '/' ? expression.right : undefined;
  if (divisor?.kind !== 'symbol') return 'Divide it by a time constant.';
  const { dimension } = kindOf(divisor, scope.resolve);
  return sameDimension(dimension, DIMENSIONLESS)
    ? `Give \`${divisor.name}\` a unit of time, such as \`20 ms\`.`
    : 'Divide it by a time constant.';
}

/** A subexpression has the same value wherever it is read within a tick; draws and noise have not. */
function demandValue({ name, flags }: Equation, expression: Expression): void {
  walk(expression, (node) => {
    if (node.kind === 'symbol' && isNoise(node.name))
      throw new Problem(
        `\`${name}\` contains the white noise \`${node.name}\`, but is no differential equation.`,
        {
          fix: 'Write the noise into the differential equation that it drives.',
          offset: node.offset,
        },
      );
    if (flags.has('constant over dt') || node.kind !== 'call') return;
    if (FUNCTIONS.get(node.name)?.random === true)
      throw new Problem(`\`${name}\` would be another draw of \`${node.name}()\` wherever it is read.`, {
        fix: 'Declare it `(constant over dt)`, so that it is drawn once a tick.',
        offset: node.offset,
      });
  });
}

/** Subexpressions must come to an end, and within reason: each may double the one before it. */
function checkCycles(equations: readonly Equation[]): void {
  const subexpressions = new Map(
    equations.filter(({ kind }) => kind === 'subexpression').map((equation) => [equation.name, equation]),
  );
  const sizes = new Map<string, number>();
  const expandedSize = (equation: Equation, chain: readonly string[]): number => {
    const { name, offset } = equation;
    const known = sizes.get(name);
    if (known !== undefined) return known;
    if (chain.includes(name))
      throw new Problem(`\`${name}\` is computed from itself: ${[...chain, name].join(' -> ')}.`, {
        fix: 'Make one of them a differential equation or a parameter.',
        offset,
      });
    let size = 0;
    const count = (node: Expression): void => {
      const used = node.kind === 'symbol' ? subexpressions.get(node.name) : undefined;
      size += used === undefined ? 1 : expandedSize(used, [...chain, name]);
      for (const child of children(node)) count(child);
    };
    if (equation.expression !== undefined) count(equation.expression);
    if (size > MAX_EXPANDED)
      throw new Problem(`\`${name}\` grows to ${size} parts once its subexpressions are put in.`, {
        fix: `More than ${MAX_EXPANDED} are refused; simplify it, or make a part \`(constant over dt)\`.`,
        offset,
      });
    sizes.set(name, size);
    return size;
  };
  for (const equation of equations) expandedSize(equation, []);
}

const MAX_EXPANDED = 3_000;

/** What is one value for all cannot be computed from what each has of its own. */
function checkShared(equations: readonly Equation[], scope: TextScope): void {
  for (const { kind, name, expression, flags } of equations) {
    if (kind !== 'subexpression' || !flags.has('shared') || expression === undefined) continue;
    walk(expression, (node) => {
      if (node.kind === 'symbol' && scope.get(node.name)?.shared === false)
        throw new Problem(`\`${name}\` is \`(shared)\`, but \`${node.name}\` has a value for each.`, {
          fix: `Remove \`(shared)\`, or share \`${node.name}\` too.`,
          offset: node.offset,
        });
    });
  }
}

/** A problem that knows no better place is at `offset`. */
export function placed<T>(offset: number | undefined, work: () => T): T {
  return changing((problem) => problem.at({ offset }), work);
}

export function mismatch(
  left: string,
  expected: Dimension,
  right: Expression,
  found: Kind,
  advice?: string,
): Problem {
  const bare = right.kind === 'number' && !sameDimension(expected, DIMENSIONLESS);
  return new Problem(
    `\`${left}\` is ${inUnits(expected)}, but \`${printShort(right)}\` is ${inUnits(found.dimension)}.`,
    {
      fix:
        advice ??
        (bare ? `Write \`${printShort(right)}*${usualUnit(expected)}\`.` : 'Both sides need the same unit.'),
      offset: right.offset,
    },
  );
}

/** The value as it is stored in a variable of `type`: whole numbers by cutting, conditions by being other than 0. */
export function ofType(value: Expression, { type: found }: Kind, type: ValueType): Expression {
  if (type === 'integer' && found === 'float') return { ...call('int', value), offset: value.offset };
  if (type === 'boolean' && found !== 'boolean')
    return { ...binary('!=', value, number(0)), offset: value.offset };
  return value;
}
