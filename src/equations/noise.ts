/** White noise: `xi`, and independent ones `xi_name`. Only differential equations can integrate it. */
import { type Expression, names } from './expression.js';
import { type Dimension, raiseDimension, SECOND } from './units/dimension.js';

export const NOISE: Dimension = raiseDimension(SECOND, -0.5);

export const isNoise = (name: string): boolean => name === 'xi' || name.startsWith('xi_');

/** The noise that `name` is or, if it is a subexpression, contains. */
export function noiseBehind(
  name: string,
  expressionOf: (name: string) => Expression | undefined,
  seen: Set<string> = new Set(),
): string | undefined {
  if (isNoise(name)) return name;
  const expression = seen.has(name) ? undefined : expressionOf(name);
  seen.add(name);
  if (expression === undefined) return undefined;
  for (const part of names(expression)) {
    const noise = noiseBehind(part, expressionOf, seen);
    if (noise !== undefined) return noise;
  }
  return undefined;
}
