/**
 * Whether a program may be computed in f32, four neurons at a time. What 24 bits are too few for is computed in f64
 * instead, from variables and into variables that are kept as f32:
 *
 * - what sees a time that passes, or counts: `t`, `lastspike`, variables in seconds or of whole numbers that change;
 * - what sees the neuron's number;
 * - uniform numbers, which would come out as 1 now and then;
 * - functions that there are in f64 only, and constants that are no normal f32.
 */
import { drawMethod } from '../../../equations/closure/source.js';
import { type CallNode, type Expression, names } from '../../../equations/expression.js';
import { FUNCTIONS } from '../../../equations/functions.js';
import { computesInF32, isNormalF32 } from '../../../equations/kernel/computes-in-f32.js';
import type { Program } from '../../../equations/program.js';
import type { NeuronBlock } from '../layout/neuron-block.js';

export function suitsF32(
  block: NeuronBlock,
  { statements }: Pick<Program, 'statements'>,
  condition?: Expression,
): boolean {
  const values = statements.map(({ value }) => value);
  return (
    statements.every(({ target, local }) => local || isSmall(block, target)) &&
    [...values, ...(condition === undefined ? [] : [condition])].every((value) =>
      hasSuitableParts(block, value),
    )
  );
}

function hasSuitableParts(block: NeuronBlock, expression: Expression): boolean {
  const isNormalDraw = ({ name }: CallNode): boolean =>
    FUNCTIONS.get(name)?.random === true && drawMethod(name) === 'normal';
  return (
    computesInF32(expression, isNormalDraw) && [...names(expression)].every((name) => isSmall(block, name))
  );
}

/** Whether 24 bits are enough for what a name stands for. */
function isSmall({ columns, population }: NeuronBlock, name: string): boolean {
  const variable = population.program.scope.get(name);
  // A temporary, made of what has been looked at.
  if (variable === undefined) return true;
  if (variable.value !== undefined) return isNormalF32(variable.value);
  const column = columns.get(variable.key);
  if (column === undefined) return FIXED.has(variable.key);
  return column.precision === 'f32' || (variable.readOnly && variable.role !== 'engine');
}

/** Numbers all through, for all neurons. */
const FIXED: ReadonlySet<string> = new Set(['dt', 'N']);
