/** What a layer is told from outside with each frame. */
import { Problem } from '../../problem.js';
import type { Equation } from '../checked.js';
import { INPUT } from './side.js';

export function portsOf(equations: readonly Equation[]): readonly string[] {
  return [INPUT, ...ownPortsOf(equations).map(({ name }) => name)];
}

/** Those that its text declares. */
export function ownPortsOf(equations: readonly Equation[]): readonly Equation[] {
  return equations.filter(({ flags }) => flags.has('given'));
}

/** Where a rule is shown samples and nothing else. */
export function untold(rule: string, ports: readonly string[]): Problem {
  const named = ports.map((port) => `\`${port}\``).join(' and ');
  return new Problem(`${rule} has to be told ${named}, which samples alone do not tell.`, {
    fix: 'Tell it from TypeScript, with `layer` and `tell` (docs/layers.md), or choose another rule.',
  });
}
