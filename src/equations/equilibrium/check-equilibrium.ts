/** The text of a network that settles, checked and compiled as far as all engines have it in common. */
import type { EquilibriumDescription } from '../../network/equilibrium-description.js';
import { Problem, within } from '../../problem.js';
import { difference, product, quotient, sum } from '../algebra/arithmetic-of-trees.js';
import { type Expression, names, number, rewrite, symbol } from '../expression.js';
import type { Parse } from '../parser.js';
import { printExpression } from '../print.js';
import { type Constants, resolveParameters } from '../quantity.js';
import { changesOf } from './changes.js';
import type { CostProgram, EquilibriumProgram, NeuronProgram } from './equilibrium-program.js';
import { isState, rangeOf } from './range.js';
import { Text } from './texts.js';

/** Parameters that may differ from phase to phase or from layer to layer. */
const VARYING = ['beta', 'rate', 'epsilon'] as const;
const USUAL_PHASES = { free: 20, nudged: 4, nudging: 'centred' } as const;
const WHOLE_STEP = 1;

/** Throws a `Problem` at its place in the description. */
export function checkEquilibrium(description: EquilibriumDescription, parse: Parse): EquilibriumProgram {
  const all = resolveParameters(description.parameters ?? {}, parse, new Map(), ['parameters']);
  const constants: Constants = new Map([...all].filter(([name]) => !VARYING.some((other) => other === name)));
  const named = (name: string, otherwise: number) => all.get(name)?.value ?? otherwise;
  const text = (entry: string, as: string, ...seen: readonly string[]) =>
    new Text(entry, { names: seen, as }, constants, parse);
  const neuron = checkNeuronText(description, text);
  return {
    neuron,
    cost: checkCost(description, text),
    ...checkChanges(description, text),
    energy:
      description.energy === undefined
        ? undefined
        : text('energy', 'The energy of a neuron', 's', 'rho', 'b').expression(description.energy),
    phases: description.phases ?? USUAL_PHASES,
    beta: named('beta', 1),
    rate: named('rate', 1),
    epsilon: named('epsilon', WHOLE_STEP),
  };
}

type MakeText = (entry: string, as: string, ...seen: readonly string[]) => Text;

function checkNeuronText({ equations, on_step }: EquilibriumDescription, text: MakeText): NeuronProgram {
  const declared = text('equations', 'A neuron', 's', 'drive', 'force', 'stiffness').equations(equations);
  const derived = [...declared.values()].filter(({ kind }) => kind === 'differential');
  const stray = derived.find(({ name }) => name !== 's');
  if (stray !== undefined)
    throw new Problem(
      `\`${stray.name}\` has an equation of its own, but a neuron keeps its state \`s\` alone.`,
      {
        fix: 'Write `ds/dt = ... : 1`.',
        path: ['equations'],
        offset: stray.offset,
      },
    );
  const rho = declared.get('rho');
  if (rho === undefined)
    throw new Problem('Nothing says what a neuron tells.', {
      fix: 'Declare it: `rho = clip(s, 0, 1) : 1`.',
      path: ['equations'],
    });
  within(['equations'], () => demandOnly(rho.expression, ['s'], '`rho`', rho.offset));
  const velocity = derived[0]?.expression;
  if (velocity === undefined && on_step === undefined)
    throw new Problem('Nothing says where a neuron goes.', {
      fix: 'Write `ds/dt = drive - s + force - stiffness * s : 1`.',
      path: ['equations'],
    });
  const after = stepped(on_step, rho.expression, velocity !== undefined, text);
  const moved = velocity === undefined ? symbol('s') : sum(symbol('s'), product(symbol('epsilon'), velocity));
  const next = replaced(after, { s: moved });
  return {
    next,
    free: replaced(next, { force: number(0), stiffness: number(0) }),
    velocity,
    after,
    rho: rho.expression,
    tellsState: tellsState(rho.expression, after),
  };
}

/** What `on_step` makes of the state. After `ds/dt` it sees the state alone, else what a neuron hears, too. */
function stepped(on_step: string | undefined, rho: Expression, follows: boolean, text: MakeText): Expression {
  if (on_step === undefined) return symbol('s');
  const seen = follows ? ['s', 'rho'] : ['s', 'rho', 'drive', 'force', 'stiffness'];
  const lines = text('on_step', 'A step', ...seen).statements(on_step, ['s']);
  return replaced(lines.get('s')?.value ?? symbol('s'), { rho });
}

function checkCost({ cost, nudge }: EquilibriumDescription, text: MakeText): CostProgram {
  const value = text('cost', 'A cost', 's', 'y', 's_free').expression(cost);
  const declared = text('nudge', 'A nudge', 'beta', 'y', 's_free').equations(nudge);
  const of = (name: string): Expression => {
    const found = declared.get(name);
    if (found !== undefined) return found.expression;
    throw new Problem(`Nothing says what the ${name} of a nudge is.`, {
      fix: `Declare it: \`${name} = ... : 1\`.`,
      path: ['nudge'],
    });
  };
  const stiffness = of('stiffness');
  within(['nudge'], () =>
    demandOnly(stiffness, ['beta'], 'the stiffness', declared.get('stiffness')?.offset ?? 0),
  );
  return { value, force: of('force'), stiffness };
}

function checkChanges({ on_change }: EquilibriumDescription, text: MakeText) {
  const told = ['rho_pre', 'drho_pre', 'rho_post', 'drho_post'];
  const lines = text('on_change', 'A change', 'w', 'b', 'rate', 'beta', ...told, 'rho', 'drho').statements(
    on_change,
    ['w', 'b'],
  );
  return within(['on_change'], () => {
    const [w, b] = [lines.get('w'), lines.get('b')];
    const nothing = { products: [], own: [] };
    if (w !== undefined) demandOnly(w.value, ['w', 'rate', 'beta', ...told], 'a synapse', w.offset);
    if (b !== undefined) demandOnly(b.value, ['b', 'rate', 'beta', 'rho', 'drho'], 'a bias', b.offset);
    return {
      weights: w === undefined ? nothing : changesOf(w, false),
      clamped: w === undefined ? nothing : changesOf(w, true),
      biases: b === undefined ? nothing : changesOf(b, false),
    };
  });
}

function demandOnly(expression: Expression, seen: readonly string[], whose: string, offset: number): void {
  const stray = [...names(expression)].find((name) => !seen.includes(name));
  if (stray === undefined) return;
  throw new Problem(`${capital(whose)} does not see \`${stray}\`.`, {
    fix: `It sees ${seen.map((name) => `\`${name}\``).join(', ')} and the rule's parameters.`,
    offset,
  });
}

const capital = (text: string): string => text.replace(/^`?\w/, (letter) => letter.toUpperCase());

/** A state that is kept within bounds is what is told where the bounds are those of what can be told. */
function tellsState(rho: Expression, after: Expression): boolean {
  if (isState(rho)) return true;
  const range = rangeOf(rho);
  return (
    range !== undefined &&
    range.least <= 0 &&
    range.most >= 0 &&
    printExpression(rho) === printExpression(after)
  );
}

/** Expressions in place of names; what becomes 0 is left out. */
function replaced(expression: Expression, by: Readonly<Record<string, Expression>>): Expression {
  return rewrite(expression, (node) => {
    if (node.kind === 'symbol') return Object.hasOwn(by, node.name) ? by[node.name] : node;
    if (node.kind !== 'binary') return node;
    switch (node.operator) {
      case '+':
        return sum(node.left, node.right);
      case '-':
        return difference(node.left, node.right);
      case '*':
        return product(node.left, node.right);
      case '/':
        return quotient(node.left, node.right);
      default:
        return node;
    }
  });
}
