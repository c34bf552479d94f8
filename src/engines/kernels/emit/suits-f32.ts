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
import { type CallNode, type Expression, walk } from '../../../equations/expression.js';
import { FUNCTIONS } from '../../../equations/functions.js';
import type { Program } from '../../../equations/program.js';
import { FUNCTIONS_IN_F32 } from '../../../wasm/functions/f32/index.js';
import { exactPower } from '../../../wasm/functions/pow.js';
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
  let suits = true;
  walk(expression, (node) => {
    if (node.kind === 'number') suits &&= isNormal(node.value);
    else if (node.kind === 'symbol') suits &&= isSmall(block, node.name);
    else if (node.kind === 'call') suits &&= isInF32(node);
    else if (node.kind === 'binary' && node.operator === '^')
      suits &&= node.right.kind === 'number' && exactPower(node.right.value) !== undefined;
    else if (node.kind === 'binary') suits &&= !IN_F64_ONLY.has(node.operator);
  });
  return suits;
}

/** Whether 24 bits are enough for what a name stands for. */
function isSmall({ columns, population }: NeuronBlock, name: string): boolean {
  const variable = population.program.scope.get(name);
  // A temporary, made of what has been looked at.
  if (variable === undefined) return true;
  if (variable.value !== undefined) return isNormal(variable.value);
  const column = columns.get(variable.key);
  if (column === undefined) return FIXED.has(variable.key);
  return column.precision === 'f32' || (variable.readOnly && variable.role !== 'engine');
}

/** Numbers all through, for all neurons. */
const FIXED: ReadonlySet<string> = new Set(['dt', 'N']);
const IN_F64_ONLY: ReadonlySet<string> = new Set(['//', '%']);
const IN_INSTRUCTIONS: ReadonlySet<string> = new Set([
  ...['select', 'sqrt', 'floor', 'ceil', 'abs', 'min', 'max', 'clip', 'int', 'sign'],
]);

function isInF32({ name }: CallNode): boolean {
  if (FUNCTIONS.get(name)?.random) return drawMethod(name) === 'normal';
  return IN_INSTRUCTIONS.has(name) || FUNCTIONS_IN_F32.has(name);
}

const SMALLEST_NORMAL = 2 ** -126;

function isNormal(value: number): boolean {
  return value === 0 || (Math.abs(value) >= SMALLEST_NORMAL && Number.isFinite(Math.fround(value)));
}
