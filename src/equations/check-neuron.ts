/** A neuron model, from text to checked equations. Problems are placed by the model's own entries: `['reset']`. */
import type { NeuronDescription, Scalar } from '../network/description.js';
import { Problem, within } from '../problem.js';
import { ProblemList } from '../problem-list.js';
import { type AllowedFlags, checkEquations, checkFlags, mismatch, ownVariable } from './check-equations.js';
import { checkStatements, demandNoNoise } from './check-statements.js';
import type { CheckedNeuron, Equation } from './checked.js';
import { parseEquations } from './declarations.js';
import { kindOf } from './dimensions.js';
import { type Expression, number } from './expression.js';
import type { Parse } from './parser.js';
import { printShort } from './print.js';
import type { Refractory } from './program.js';
import { type Constants, resolveParameters } from './quantity.js';
import type { Scope } from './scope.js';
import { engineVariable, TextScope } from './text-scope.js';
import { SECOND, sameDimension } from './units/dimension.js';
import { inUnits } from './units/format.js';

const FLAGS: AllowedFlags = {
  differential: ['unless refractory'],
  subexpression: ['shared', 'constant over dt'],
  parameter: ['constant', 'shared'],
};

/** `constants` are the network's; the description's own parameters come before them. Throws `Problems`. */
export function checkNeuron(
  description: NeuronDescription,
  constants: Constants,
  parse: Parse,
): CheckedNeuron {
  const problems = new ProblemList();
  const { scope, declared } = declareNeuron(description, constants, parse);
  const field = <G, T>(given: G | undefined, name: string, check: (given: G) => T): T | undefined =>
    given === undefined ? undefined : problems.collect(() => within([name], () => check(given)));
  const equations = field(declared, 'equations', (written) => checkEquations(written, scope));
  const threshold = field(description.threshold, 'threshold', (text) => checkThreshold(text, scope, parse));
  const refractory = field(description.refractory, 'refractory', (given) =>
    checkRefractory(given, scope, parse),
  );
  const reset = field(description.reset, 'reset', (text) => {
    if (description.threshold === undefined && text.trim() !== '')
      throw new Problem('There is a reset, but no threshold: it would never run.', {
        fix: 'Add `threshold`, a condition such as `v > Vt`.',
      });
    return checkStatements(text, scope, parse);
  });
  problems.throwAny();
  return {
    scope: scope.finish(),
    equations: equations ?? [],
    threshold,
    refractory,
    reset: reset ?? [],
    method: description.method,
  };
}

/** What synapses may see of a neuron, whatever else is wrong with it. */
export function neuronScope(description: NeuronDescription, constants: Constants, parse: Parse): Scope {
  const { scope } = declareNeuron(description, constants, parse);
  return new Map(
    [...scope.finish()].map(([name, variable]) => [name, { ...variable, expression: undefined }]),
  );
}

function declareNeuron(description: NeuronDescription, constants: Constants, parse: Parse) {
  const own = resolveParameters(description.parameters ?? {}, parse, constants, ['parameters']);
  const refracts = description.refractory !== undefined;
  const scope = new TextScope(new Map([...constants, ...own]), (name) => whatANeuronSees(name, refracts));
  const declared = within(['equations'], () => {
    const written = parseEquations(description.equations, parse);
    checkFlags(written, FLAGS, 'neuron');
    return refracts ? written : written.map(withoutRefractoryFlag);
  });
  for (const equation of declared) scope.define(ownVariable(equation));
  defineEngineVariables(scope, refracts);
  return { scope, declared };
}

/** Without a refractory period the flag says nothing, as in Brian2. */
function withoutRefractoryFlag(equation: Equation): Equation {
  return { ...equation, flags: new Set([...equation.flags].filter((flag) => flag !== 'unless refractory')) };
}

function defineEngineVariables(scope: TextScope, refracts: boolean): void {
  scope.define(engineVariable('t', 'network', 'float', SECOND));
  scope.define(engineVariable('dt', 'network', 'float', SECOND));
  scope.define(engineVariable('i', 'own', 'integer'));
  scope.define(engineVariable('N', 'own', 'integer'));
  if (!refracts) return;
  scope.define(engineVariable('lastspike', 'own', 'float', SECOND));
  scope.define(engineVariable('not_refractory', 'own', 'boolean'));
}

function whatANeuronSees(name: string, refracts: boolean): string | undefined {
  if (!refracts && (name === 'lastspike' || name === 'not_refractory'))
    return `\`${name}\` exists only where \`refractory\` is given (\`0 ms\` will do).`;
  if (/_(pre|post)$/.test(name))
    return "A neuron sees no other neuron: what comes from others arrives by a projection's `on_pre`, or as a `(summed)` variable.";
  return "A neuron sees its own variables and the network's parameters.";
}

function checkThreshold(text: string, scope: TextScope, parse: Parse): Expression {
  const condition = parse(text);
  const { type } = kindOf(condition, (symbol) => demandNoNoise(symbol, scope));
  if (type !== 'boolean')
    throw new Problem(`The threshold must be a condition, but \`${printShort(condition)}\` is a number.`, {
      fix: 'Compare it with something, such as `v > Vt`.',
      offset: 0,
    });
  return condition;
}

function checkRefractory(given: Scalar, scope: TextScope, parse: Parse): Refractory {
  const expression = typeof given === 'number' ? { ...number(given), offset: 0 } : parse(given);
  // Nothing takes no time, whatever its unit.
  if (expression.kind === 'number' && expression.value === 0) return { kind: 'time', seconds: number(0) };
  const found = kindOf(expression, (symbol) => demandNoNoise(symbol, scope));
  if (sameDimension(found.dimension, SECOND)) return { kind: 'time', seconds: expression };
  if (found.type === 'boolean') return { kind: 'condition', condition: expression };
  if (expression.kind === 'number')
    throw mismatch('refractory', SECOND, expression, found, `Write \`${given} ms\`.`);
  throw new Problem(
    `\`refractory\` is a time or a condition, but \`${printShort(expression)}\` is ${inUnits(found.dimension)}.`,
    { fix: 'Write such as `5 ms` or `v > Vt`.', offset: 0 },
  );
}
