/** The text of a layer, checked: names, units, and that nobody sees more than his own side and what he has gathered. */

import type { LayerDescription } from '../../network/layer-description.js';
import { Problem, within } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import { type AllowedFlags, checkFlags } from '../check-equations.js';
import type { Assignment, Equation } from '../checked.js';
import { OF_LAYERS, parseEquations } from '../declarations.js';
import { type Expression, names } from '../expression.js';
import type { Parse } from '../parser.js';
import { type Constants, resolveParameters } from '../quantity.js';
import type { Variable } from '../scope.js';
import { engineVariable, TextScope } from '../text-scope.js';
import { checkDeclaration } from './check-declaration.js';
import { checkLines, demandNoFrame } from './check-lines.js';
import { initialValues } from './initial-values.js';
import { ANSWER, INPUT, sideOf, sidesOf } from './side.js';

export interface CheckedLayer {
  readonly scope: ReadonlyMap<string, Variable>;
  readonly equations: readonly Equation[];
  /** First values of what is kept. */
  readonly initial: ReadonlyMap<string, Expression>;
  /** What read-outs look at. */
  readonly shows: string;
  readonly onStart: readonly Assignment[];
  readonly onFrame: readonly Assignment[];
}

const FLAGS: AllowedFlags = {
  differential: [],
  subexpression: [
    'summed',
    'summed in order',
    'largest over synapses',
    'summed over layer',
    'largest in layer',
    'rank in layer',
  ],
  parameter: ['given', 'summed over batch', 'largest over batch'],
};

/** Throws a `Problem` at its place in the description. */
export function checkLayer(
  description: LayerDescription,
  parse: Parse,
  outer: Constants = new Map(),
): CheckedLayer {
  const own = resolveParameters(description.parameters ?? {}, parse, outer, ['parameters']);
  const scope = new TextScope(new Map([...outer, ...own]), (name) => whatALayerSees(name, description));
  for (const name of ['N_pre', 'N_post']) scope.define(engineVariable(name, 'network', 'integer'));
  const equations = within(['equations'], () => {
    const written = parseEquations(description.equations, parse, OF_LAYERS);
    checkFlags(written, FLAGS, 'layer');
    for (const equation of written) scope.define(variableOf(equation));
    demandAnswer(written, scope);
    const checked = written.map((equation) => checkDeclaration(equation, scope));
    // What is put in where it is read has to be of its type, too.
    for (const equation of checked) scope.replace(variableOf(equation));
    return checked;
  });
  demandEnd(equations);
  const statements = (entry: 'on_start' | 'on_frame') =>
    within([entry], () => checkLines(description[entry] ?? '', scope, parse));
  const onStart = statements('on_start');
  within(['on_start'], () => demandNoFrame(onStart, equations));
  return {
    scope: scope.finish(),
    equations,
    initial: initialValues(description, equations, scope.finish(), parse),
    shows: shownBy(description, equations),
    onStart,
    onFrame: statements('on_frame'),
  };
}

function variableOf({ kind, name, type, dimension, flags, expression, offset }: Equation): Variable {
  if (kind === 'differential')
    throw new Problem(`\`${name}\` has a differential equation, but a layer has no time, only frames.`, {
      fix: 'Declare it `: 1` and change it in `on_frame`.',
      offset,
    });
  return {
    name,
    key: name,
    owner: sideOf(name),
    role: kind,
    type,
    dimension,
    readOnly: flags.has('given'),
    shared: false,
    unlessRefractory: false,
    ...(kind === 'subexpression' ? { expression } : {}),
  };
}

/** A layer is told `y_pre` and answers `y_post`. */
function demandAnswer(written: readonly Equation[], scope: TextScope): void {
  const input = written.find(({ name }) => name === INPUT);
  if (input !== undefined)
    throw new Problem(`\`${INPUT}\` is what the layer is told, and is there already.`, {
      fix: 'Remove its declaration.',
      offset: input.offset,
    });
  const answer = written.find(({ name }) => name === ANSWER);
  if (answer?.kind !== 'subexpression')
    throw new Problem(`Nothing says what the layer answers.`, {
      fix: `Declare it: \`${ANSWER} = ... : 1\`.`,
      offset: answer?.offset ?? 0,
    });
  scope.define({ ...engineVariable(INPUT, 'pre', 'float'), key: INPUT });
}

/** What is declared with `=` must come to an end. */
function demandEnd(equations: readonly Equation[]): void {
  const declared = new Map(
    equations.filter(({ expression }) => expression).map((equation) => [equation.name, equation]),
  );
  const done = new Set<string>();
  const visit = ({ name, expression, offset }: Equation, chain: readonly string[]): void => {
    if (done.has(name)) return;
    if (chain.includes(name))
      throw new Problem(`\`${name}\` is computed from itself: ${[...chain, name].join(' -> ')}.`, {
        fix: 'Keep one of them (`x : 1`), and give it its value in `on_frame`.',
        path: ['equations'],
        offset,
      });
    for (const read of names(expression!))
      if (declared.has(read)) visit(declared.get(read)!, [...chain, name]);
    done.add(name);
  };
  for (const equation of declared.values()) visit(equation, []);
}

function shownBy({ shows = ANSWER }: LayerDescription, equations: readonly Equation[]): string {
  const known = equations
    .filter(({ name, flags }) => sideOf(name) === 'post' && !flags.has('given'))
    .map(({ name }) => name);
  if (known.includes(shows)) return shows;
  throw new Problem(`The layer's targets have no \`${shows}\` to show.`, {
    fix: suggestion(shows, known),
    path: ['shows'],
  });
}

function whatALayerSees(name: string, { on_start = '', on_frame = '' }: LayerDescription): string {
  if (sidesOf({ kind: 'symbol', name }).has('own'))
    return 'A layer sees its own variables, its parameters, `y_pre`, `N_pre` and `N_post`.';
  if (isWritten(name, on_start) || isWritten(name, on_frame)) return `Declare it: \`${name} : 1\`.`;
  return `If it is told from outside, declare it a port: \`${name} : 1 (given)\`. If it is kept, declare it (\`${name} : 1\`), and give it a value in \`init\` or \`on_frame\`.`;
}

/** For advice about a name that is not known yet, before statements are read. */
function isWritten(name: string, statements: string): boolean {
  return new RegExp(`(^|[\\n;])\\s*${name}\\s*(\\*\\*|//|[-+*/%^])?=(?!=)`).test(statements);
}
