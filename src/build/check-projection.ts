/** A projection of the expanded description, its texts checked and turned into a program. */

import { checkSynapse } from '../equations/check-synapse.js';
import type { Scope } from '../equations/scope.js';
import { programSynapse } from '../equations/synapse-program.js';
import { SECOND } from '../equations/units/dimension.js';
import type { ExpandedProjection } from '../network/expanded.js';
import { inUserText } from '../network/origin.js';
import { under } from '../problem.js';
import { ProblemList } from '../problem-list.js';
import { type CheckContext, checkInit, withConstants } from './check-population.js';
import { refuseUnlike } from './check-procedural.js';
import { checkConnect } from './checked-connect.js';
import type { CheckedProjection, ProjectionEnd } from './checked-network.js';
import { type CheckedValues, checkValues } from './checked-values.js';
import { oneDelayTicks } from './delays.js';
import { QuantityReader } from './quantity-reader.js';

interface Ends {
  readonly source: ProjectionEnd;
  readonly target: ProjectionEnd;
}

export function checkProjection(
  expanded: ExpandedProjection,
  index: number,
  { source, target }: Ends,
  context: CheckContext,
): CheckedProjection {
  const { name, path, synapse } = expanded;
  const { constants, parse, dtSeconds } = context;
  const { program, init } = inUserText(expanded, () => {
    const checked = checkSynapse(synapse, source.scope, target.scope, constants, parse);
    const made = programSynapse(checked, dtSeconds);
    return { program: made, init: checkInit(synapse.init, made, context) };
  });
  const quantities = new QuantityReader(withConstants(constants, program.scope), parse);
  const problems = new ProblemList();
  const connect = problems.collect(() =>
    under([...path, 'connect'], () =>
      checkConnect(expanded.connect, {
        scope: program.scope,
        sizes: { sources: source.size, targets: target.size },
        dtSeconds,
        parse,
        quantities,
      }),
    ),
  );
  const delay = problems.collect(() =>
    under([...path, 'delay'], () => checkDelay(expanded, program.scope, quantities, context)),
  );
  if (connect === undefined || delay === undefined) throw problems.all();
  if (expanded.procedural)
    under([...path, 'procedural'], () => refuseUnlike({ program, connect, delay, init }));
  return { index, name, path, expanded, source, target, program, connect, delay, init, quantities };
}

function checkDelay(
  { delay }: ExpandedProjection,
  scope: Scope,
  quantities: QuantityReader,
  context: CheckContext,
): CheckedValues {
  if (delay === undefined) return { kind: 'one', value: 0 };
  const receiver = { name: 'The delay', dimension: SECOND, type: 'float' } as const;
  const checked = checkValues(delay, receiver, { ...context, scope, quantities });
  const { dtSeconds } = context;
  if (checked.kind === 'one') oneDelayTicks(checked.value, dtSeconds);
  if (checked.kind === 'list')
    for (const [place, seconds] of checked.values.entries()) oneDelayTicks(seconds, dtSeconds, place);
  return checked;
}
