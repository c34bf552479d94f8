/** A synapse's checked text as a program: what engines run. */
import { Inliner } from './algebra/inline.js';
import { multiplyOut } from './algebra/powers.js';
import { bodyStatements } from './body.js';
import type { Assignment, CheckedSynapse, Equation } from './checked.js';
import { columnsOf } from './columns.js';
import { withDraws } from './draws.js';
import { eventDrivenGroups, upToDate, withLastUpdates } from './event-driven-groups.js';
import { type Expression, number, symbol } from './expression.js';
import { heldIn, prepareProgram } from './held.js';
import { chooseIntegrator } from './integrators/choose.js';
import { methodOf, NO_METHOD } from './neuron-program.js';
import type { Program, SynapseProgram } from './program.js';
import { ratesOf } from './rates.js';
import { stepStatements } from './step-statements.js';

export function programSynapse(checked: CheckedSynapse, dtSeconds: number): SynapseProgram {
  const { equations } = checked;
  const held = heldIn(equations);
  const inliner = new Inliner(checked.scope, dtSeconds, new Set(held.map(({ name }) => name)));
  const differential = equations.filter(({ kind }) => kind === 'differential');
  const rates = ratesOf(
    differential.filter(({ flags }) => !flags.has('event-driven')),
    inliner,
  );
  const system = { rates, step: number(dtSeconds) };
  const choice = chooseIntegrator(system, checked.method);
  const integrate = stepStatements(rates, choice.integrator.step(system));
  const groups = eventDrivenGroups(checked, inliner);
  const scope = withLastUpdates(checked.scope, groups);
  const body = (assignments: readonly Assignment[] | undefined): Program | undefined =>
    assignments &&
    withDraws(
      upToDate(
        groups,
        bodyStatements(assignments, scope, inliner, (target) => guardOf(target, checked)),
        scope,
      ),
    );
  return {
    scope,
    columns: columnsOf(scope, held),
    prepare: prepareProgram(held, inliner),
    onPre: body(checked.onPre),
    onPost: body(checked.onPost),
    integrate: integrate.length > 0 ? withDraws(integrate) : undefined,
    summed: equations.filter(({ flags }) => flags.has('summed')).map((equation) => summed(equation, inliner)),
    ...(rates.length > 0 ? methodOf(choice) : groups.length > 0 ? EVENT_DRIVEN : NO_METHOD),
    subexpressions: new Map(
      equations
        .filter(
          ({ kind, flags }) =>
            kind === 'subexpression' && !flags.has('summed') && !flags.has('constant over dt'),
        )
        .map(({ name, expression }) => [name, inliner.inline(expression!)]),
    ),
  };
}

const EVENT_DRIVEN = {
  method: 'event-driven',
  methodReason: 'The equations are solved in closed form between spikes.',
};

/** A synapse cannot move what stands still in a refractory neuron. */
function guardOf(target: string, { scope }: CheckedSynapse): Expression | undefined {
  const variable = scope.get(target);
  if (variable === undefined || !variable.unlessRefractory || variable.owner === 'own') return undefined;
  return symbol(`not_refractory_${variable.owner}`);
}

function summed({ name, expression }: Equation, inliner: Inliner): SynapseProgram['summed'][number] {
  const side = name.endsWith('_pre') ? 'pre' : 'post';
  return { side, key: name.slice(0, -side.length - 1), value: multiplyOut(inliner.inline(expression!)) };
}
