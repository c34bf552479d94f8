/** A neuron's checked text as a program: what engines run. */
import { Inliner } from './algebra/inline.js';
import { multiplyOut } from './algebra/powers.js';
import { bodyStatements } from './body.js';
import type { CheckedNeuron } from './checked.js';
import { columnsOf } from './columns.js';
import { conditionWithDraws, withDraws } from './draws.js';
import { binary, call, type Expression, number, symbol, unary } from './expression.js';
import { heldIn, prepareProgram } from './held.js';
import { type Choice, chooseIntegrator } from './integrators/choose.js';
import type { NeuronProgram, Program, Refractory, Statement } from './program.js';
import { ratesOf } from './rates.js';
import { stepStatements } from './step-statements.js';

export function programNeuron(checked: CheckedNeuron, dtSeconds: number): NeuronProgram {
  const held = heldIn(checked.equations);
  const inliner = new Inliner(checked.scope, dtSeconds, new Set(held.map(({ name }) => name)));
  const rates = ratesOf(
    checked.equations.filter(({ kind }) => kind === 'differential'),
    inliner,
  );
  const system = { rates, step: number(dtSeconds) };
  const choice = chooseIntegrator(system, checked.method);
  const integrate: Statement[] = [
    ...(checked.refractory ? [refractoryUpdate(checked.refractory, inliner)] : []),
    ...stepStatements(rates, choice.integrator.step(system)),
  ];
  return {
    scope: checked.scope,
    columns: columnsOf(checked.scope, held),
    prepare: prepareProgram(held, inliner),
    integrate: withDraws(integrate),
    threshold:
      checked.threshold && thresholdOf(multiplyOut(inliner.inline(checked.threshold)), checked.refractory),
    refractory: checked.refractory && inlined(checked.refractory, inliner),
    reset: resetProgram(checked, inliner),
    ...(rates.length > 0 ? methodOf(choice) : NO_METHOD),
    subexpressions: new Map(
      checked.equations
        .filter(({ kind, flags }) => kind === 'subexpression' && !flags.has('constant over dt'))
        .map(({ name, expression }) => [name, inliner.inline(expression!)]),
    ),
  };
}

export const methodOf = ({ integrator, reason }: Choice) => ({
  method: integrator.name,
  methodReason: reason,
});

export const NO_METHOD = { method: 'none', methodReason: 'There is no differential equation.' };

function inlined(refractory: Refractory, inliner: Inliner): Refractory {
  return refractory.kind === 'time'
    ? { kind: 'time', seconds: inliner.inline(refractory.seconds) }
    : { kind: 'condition', condition: inliner.inline(refractory.condition) };
}

function refractoryUpdate(refractory: Refractory, inliner: Inliner): Statement {
  const since = binary('-', symbol('t'), symbol('lastspike'));
  const ticks = (seconds: Expression) => call('timestep', seconds, symbol('dt'));
  const value =
    refractory.kind === 'time'
      ? binary('>=', ticks(since), ticks(refractory.seconds))
      : binary('or', symbol('not_refractory'), unary('not', refractory.condition));
  return { target: 'not_refractory', local: false, value: inliner.inline(value) };
}

function thresholdOf(condition: Expression, refractory: Refractory | undefined): NeuronProgram['threshold'] {
  return conditionWithDraws(
    refractory === undefined ? condition : binary('and', condition, symbol('not_refractory')),
  );
}

function resetProgram({ reset, scope }: CheckedNeuron, inliner: Inliner): Program {
  return withDraws(bodyStatements(reset, scope, inliner, () => undefined));
}
