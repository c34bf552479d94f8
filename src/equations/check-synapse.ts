/**
 * A synapse model, from text to checked equations. Here locality is enforced: the text sees itself, its `_pre` neuron
 * and its `_post` neuron (whose names it may write without the ending), and nothing else has a name.
 */
import type { SynapseDescription } from '../network/description.js';
import { Problem, within } from '../problem.js';
import { ProblemList } from '../problem-list.js';
import { type AllowedFlags, checkEquations, checkFlags, ownVariable } from './check-equations.js';
import { checkStatements } from './check-statements.js';
import type { CheckedSynapse, Equation } from './checked.js';
import { parseEquations } from './declarations.js';
import { checkDriving } from './driving.js';
import type { Parse } from './parser.js';
import { type Constants, resolveParameters } from './quantity.js';
import type { Scope } from './scope.js';
import { neuronVariable, seenFromSynapse } from './seen-neuron.js';
import { engineVariable, TextScope } from './text-scope.js';
import { SECOND, sameDimension } from './units/dimension.js';
import { inUnits } from './units/format.js';

const FLAGS: AllowedFlags = {
  differential: ['event-driven', 'clock-driven'],
  subexpression: ['summed', 'shared', 'constant over dt'],
  parameter: ['constant', 'shared'],
};

const RESERVED: ReadonlySet<string> = new Set(['j', 'delay', 'N_incoming', 'N_outgoing']);

/** `pre` and `post` are the scopes of the two neurons; `constants` the network's, after the description's own. Throws `Problems`. */
export function checkSynapse(
  description: SynapseDescription,
  pre: Scope,
  post: Scope,
  constants: Constants,
  parse: Parse,
): CheckedSynapse {
  const own = resolveParameters(description.parameters ?? {}, parse, constants, ['parameters']);
  const scope = new TextScope(new Map([...constants, ...own]), (name) => whatASynapseSees(name, pre, post));
  const problems = new ProblemList();
  const declared = within(['equations'], () => {
    const written = parseEquations(description.equations ?? '', parse);
    checkFlags(written, FLAGS, 'synapse');
    for (const equation of written) {
      if (equation.flags.has('summed')) checkSummed(equation, pre, post);
      else defineOwn(equation, scope);
    }
    defineEngineVariables(scope, written);
    for (const variable of seenFromSynapse(pre, post)) scope.define(variable);
    checkDriving(written);
    return written;
  });
  const equations = problems.collect(() => within(['equations'], () => checkEquations(declared, scope)));
  const text = (entry: 'on_pre' | 'on_post') => {
    const written = description[entry];
    if (written === undefined) return undefined;
    return problems.collect(() => within([entry], () => checkStatements(written, scope, parse)));
  };
  const onPre = text('on_pre');
  const onPost = text('on_post');
  problems.throwAny();
  return { scope: scope.finish(), equations: equations ?? [], onPre, onPost, method: description.method };
}

/**
 * A variable of the synapse may be called as one of a neuron (Brian2 refuses that): the plain name is then the
 * synapse's, and the neuron's still has its ending. So every built-in rule works with every built-in neuron.
 */
function defineOwn(equation: Equation, scope: TextScope): void {
  const { name, offset } = equation;
  if (RESERVED.has(name))
    throw new Problem(`\`${name}\` already means something in every synapse.`, {
      fix: 'Choose another name for the variable.',
      offset,
    });
  scope.define(ownVariable(equation));
}

function defineEngineVariables(scope: TextScope, equations: readonly Equation[]): void {
  scope.define(engineVariable('t', 'network', 'float', SECOND));
  scope.define(engineVariable('dt', 'network', 'float', SECOND));
  for (const name of ['i', 'j', 'N', 'N_incoming', 'N_outgoing'])
    scope.define(engineVariable(name, 'own', 'integer'));
  const declared = equations.find(({ name }) => name === 'lastupdate');
  if (!equations.some(({ flags }) => flags.has('event-driven'))) return;
  if (declared !== undefined)
    throw new Problem('`lastupdate` is kept by the engine where a variable is `(event-driven)`.', {
      fix: 'Remove its declaration.',
      offset: declared.offset,
    });
  scope.define(engineVariable('lastupdate', 'own', 'float', SECOND));
}

/** A `(summed)` variable is a parameter of one of the neurons, in the same unit. */
function checkSummed({ name, dimension, offset }: Equation, pre: Scope, post: Scope): void {
  const side = /_(pre|post)$/.exec(name)?.[1];
  if (side === undefined)
    throw new Problem(`\`${name}\` is \`(summed)\`, but not a variable of a neuron.`, {
      fix: `Name the variable that shall hold the sum: \`${name}_post = ...\` or \`${name}_pre = ...\`.`,
      offset,
    });
  const key = name.slice(0, -side.length - 1);
  const target = neuronVariable(side === 'pre' ? pre : post, key);
  const where = side === 'pre' ? 'source' : 'target';
  if (target?.role !== 'parameter' || target.readOnly || target.shared)
    throw new Problem(`\`${name}\` needs a parameter \`${key}\` of the ${where} neuron to hold the sum.`, {
      fix: `Declare \`${key} : unit\` in the ${where} neuron's equations, without \`(constant)\` or \`(shared)\`.`,
      offset,
    });
  if (!sameDimension(target.dimension, dimension))
    throw new Problem(
      `\`${name}\` is declared ${inUnits(dimension)}, but \`${key}\` of the ${where} neuron is ${inUnits(target.dimension)}.`,
      { fix: 'Both need the same unit.', offset },
    );
}

function whatASynapseSees(name: string, pre: Scope, post: Scope): string {
  const rule =
    "A synapse sees itself, its `_pre` neuron, its `_post` neuron and the network's parameters, and nothing else.";
  if (name === 'lastupdate') return 'It exists only where a variable of the synapse is `(event-driven)`.';
  const side = /_(pre|post)$/.exec(name)?.[1];
  if (side !== undefined) {
    const neuron = side === 'pre' ? pre : post;
    const key = name.slice(0, -side.length - 1);
    const own = [...neuron.values()].filter(({ owner }) => owner === 'own').map((variable) => variable.name);
    const where = side === 'pre' ? 'source' : 'target';
    return `The ${where} neuron has no \`${key}\`; it has ${own.join(', ')}.`;
  }
  if (neuronVariable(pre, name) !== undefined) return `The source neuron has one: write \`${name}_pre\`.`;
  return rule;
}
