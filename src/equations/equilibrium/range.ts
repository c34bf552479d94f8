/** Expressions that keep the state `s` within two numbers: `clip(s, 0, 1)`. */
import type { Expression } from '../expression.js';

export interface Range {
  readonly least: number;
  readonly most: number;
}

export const isState = (expression: Expression): boolean =>
  expression.kind === 'symbol' && expression.name === 's';

export function rangeOf(expression: Expression): Range | undefined {
  if (expression.kind !== 'call' || expression.name !== 'clip') return undefined;
  const [of, least, most] = expression.arguments;
  if (!isState(of) || least.kind !== 'number' || most.kind !== 'number') return undefined;
  return { least: least.value, most: most.value };
}
