/** Whether everything in an expression can be computed in four lanes of f32; what its names stand for is another question. */
import { FUNCTIONS_IN_F32 } from '../../wasm/functions/f32/index.js';
import { exactPower } from '../../wasm/functions/pow.js';
import { type CallNode, type Expression, walk } from '../expression.js';

/** @param also calls that can be, besides those of functions in f32. */
export function computesInF32(
  expression: Expression,
  also: (call: CallNode) => boolean = () => false,
): boolean {
  let does = true;
  walk(expression, (node) => {
    if (node.kind === 'number') does &&= isNormalF32(node.value);
    else if (node.kind === 'call')
      does &&= IN_INSTRUCTIONS.has(node.name) || FUNCTIONS_IN_F32.has(node.name) || also(node);
    else if (node.kind === 'binary' && node.operator === '^')
      does &&= node.right.kind === 'number' && exactPower(node.right.value) !== undefined;
    else if (node.kind === 'binary') does &&= !IN_F64_ONLY.has(node.operator);
  });
  return does;
}

const IN_F64_ONLY: ReadonlySet<string> = new Set(['//', '%']);
const IN_INSTRUCTIONS: ReadonlySet<string> = new Set([
  ...['select', 'sqrt', 'floor', 'ceil', 'abs', 'min', 'max', 'clip', 'int', 'sign'],
]);

const SMALLEST_NORMAL = 2 ** -126;

export function isNormalF32(value: number): boolean {
  return value === 0 || (Math.abs(value) >= SMALLEST_NORMAL && Number.isFinite(Math.fround(value)));
}
