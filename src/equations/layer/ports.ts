/** What a layer is told from outside with each frame. */
import type { Equation } from '../checked.js';
import { INPUT } from './side.js';

export function portsOf(equations: readonly Equation[]): readonly string[] {
  return [INPUT, ...equations.filter(({ flags }) => flags.has('given')).map(({ name }) => name)];
}
