/**
 * Neurons whose variables stand still while they are refractory. They are few, so a sweep asks none: it advances them like all
 * others, and what it should not have touched is put aside before and put back behind it.
 */

import type { Expression } from '../../../equations/expression.js';
import type { Kept } from '../../../equations/kernel/frame.js';
import type { Program, Statement } from '../../../equations/program.js';

export interface Frozen {
  /** Where the numbers of the refractory neurons are listed, counted from the beginning of the stretch. */
  readonly list: number;
  /** By variable, where its values are put aside, in the order of the list. */
  readonly aside: ReadonlyMap<string, Kept>;
}

/** Variables that a program writes only where `not_refractory`. */
export function frozenTargets({ statements }: Program): string[] {
  return statements.filter((statement) => thawed(statement) !== statement).map(({ target }) => target);
}

/** The program as neurons go through it that are not refractory. */
export function withoutFreezing({ statements, draws }: Program): Program {
  return { statements: statements.map(thawed), draws };
}

function thawed(statement: Statement): Statement {
  const { target, value } = statement;
  if (value.kind !== 'call' || value.name !== 'select') return statement;
  const [condition, moving, standing] = value.arguments;
  const freezes = isSymbol(condition, GATE) && isSymbol(standing, target);
  return freezes ? { ...statement, value: moving } : statement;
}

/** What is left to ask of a threshold; undefined if it does not end by asking whether the neuron is refractory. */
export function withoutGate(threshold: Expression): Expression | undefined {
  if (threshold.kind !== 'binary' || threshold.operator !== 'and') return undefined;
  return isSymbol(threshold.right, GATE) ? threshold.left : undefined;
}

const GATE = 'not_refractory';

function isSymbol(node: Expression, name: string): boolean {
  return node.kind === 'symbol' && node.name === name;
}
