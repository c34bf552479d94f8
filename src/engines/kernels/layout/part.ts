/**
 * One of the equal parts that a circuit is cut into, for threads or because no memory holds it whole. A part owns a stretch of
 * each population and all synapses that lead to it. So every value is written by one part only, and in the same order
 * however many there are.
 */
import type { Circuit, Population } from '../../../build/circuit.js';
import { names } from '../../../equations/expression.js';
import type { Program } from '../../../equations/program.js';
import type { Scope } from '../../../equations/scope.js';

export interface Part {
  readonly index: number;
  readonly of: number;
}

export const WHOLE: Part = { index: 0, of: 1 };

/** Neurons `from` to before `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export function stretchOf({ size }: Pick<Population, 'size'>, { index, of }: Part): Stretch {
  return { from: Math.floor((size * index) / of), to: Math.floor((size * (index + 1)) / of) };
}

/** Why a circuit cannot be cut into parts; undefined if it can. */
export function reasonToStayWhole({ populations, projections }: Circuit): string | undefined {
  for (const { name, program } of populations) {
    const programs = [program.prepare, program.integrate, program.reset];
    if (programs.some((part) => part && writesShared(part, program.scope)))
      return `all neurons of \`${name}\` write a variable that they share`;
  }
  for (const { name, program } of projections) {
    if (program.summed.some(({ side }) => side === 'pre'))
      return `the synapses of \`${name}\` add to a variable of the neurons they come from`;
    const programs = [program.prepare, program.onPre, program.onPost, program.integrate];
    if (
      programs.some((part) => part && (writesShared(part, program.scope) || seesSource(part, program.scope)))
    )
      return `the synapses of \`${name}\` see the neurons they come from, or write what all share`;
    if (program.summed.some(({ value }) => [...names(value)].some((one) => isOfSource(one, program.scope))))
      return `the synapses of \`${name}\` see the neurons they come from`;
  }
  return undefined;
}

function writesShared({ statements }: Program, scope: Scope): boolean {
  return statements.some(({ target, local }) => !local && scope.get(target)?.shared === true);
}

function seesSource({ statements }: Program, scope: Scope): boolean {
  return statements.some(
    ({ target, local, value }) =>
      (!local && isOfSource(target, scope)) || [...names(value)].some((name) => isOfSource(name, scope)),
  );
}

/** Its number `i` and how many there are, any part knows. */
function isOfSource(name: string, scope: Scope): boolean {
  const variable = scope.get(name);
  return variable?.owner === 'pre' && variable.value === undefined && !KNOWN_TO_ALL.has(variable.key);
}

const KNOWN_TO_ALL: ReadonlySet<string> = new Set(['i', 'N', 'N_outgoing']);
