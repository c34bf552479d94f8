/** Which projections may be procedural: those whose synapses are all alike for ever, and whose rows are drawn one by one. */

import { names } from '../equations/expression.js';
import type { Statement, SynapseProgram } from '../equations/program.js';
import { Problem } from '../problem.js';
import type { CheckedProjection } from './checked-network.js';

type Parts = Pick<CheckedProjection, 'program' | 'connect' | 'delay' | 'init'>;

/** Throws a problem unless no synapse differs from another. */
export function refuseUnlike({ program, connect, delay, init }: Parts): void {
  const why = whyNotDrawn(connect) ?? whyNotStatic(program) ?? whyNotAlike(program, init);
  if (why !== undefined) throw refusal(why);
  if (delay.kind !== 'one') throw refusal('their delays differ');
}

function whyNotDrawn(connect: Parts['connect']): string | undefined {
  if (connect.where !== undefined) return '`where` is asked for each pair';
  switch (connect.pattern) {
    case 'all':
    case 'out_degree':
    case 'total':
      return undefined;
    case 'probability':
      return typeof connect.probability === 'number' ? undefined : 'the probability is asked for each pair';
    default:
      return `\`${connect.pattern}\` does not draw the targets of each source by themselves`;
  }
}

function whyNotAlike({ columns }: SynapseProgram, init: Parts['init']): string | undefined {
  const drawn = init.find(
    ({ key, values }) => values.kind !== 'one' && columns.some((each) => each.key === key && !each.shared),
  );
  return drawn && `the initial values of \`${drawn.key}\` differ`;
}

function whyNotStatic({
  prepare,
  onPre,
  onPost,
  integrate,
  summed,
  scope,
}: SynapseProgram): string | undefined {
  if (onPost !== undefined) return 'they act on the spikes of their targets';
  if (prepare !== undefined || integrate !== undefined || summed.length > 0)
    return 'something is done with each of them in every tick';
  if (onPre === undefined) return undefined;
  if (onPre.draws > 0) return 'each draws random numbers of its own';
  const written = onPre.statements.find(({ target, local }) => !local && scope.get(target)?.owner === 'own');
  if (written !== undefined) return `a spike changes their \`${written.target}\``;
  return onPre.statements.some(countsSynapses) ? 'their text counts synapses' : undefined;
}

function countsSynapses({ value }: Statement): boolean {
  const found = names(value);
  return COUNTS.some((name) => found.has(name));
}

const COUNTS = ['N', 'N_incoming', 'N_outgoing'];

function refusal(why: string): Problem {
  return new Problem(`These synapses cannot be drawn anew for each spike: ${why}.`, {
    fix: 'Leave `procedural` out, so that they are stored.',
  });
}
