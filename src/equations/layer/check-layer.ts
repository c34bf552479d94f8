/** The text of a layer, checked: names, units, and that nobody sees more than his own side and what he has gathered. */

import type { LayerDescription } from '../../network/layer-description.js';
import { Problem, within } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import { type AllowedFlags, checkFlags, mismatch, ofType, placed } from '../check-equations.js';
import { demandWritable } from '../check-statements.js';
import { checkText } from '../check-text.js';
import type { Assignment, Equation } from '../checked.js';
import { OF_LAYERS, parseEquations } from '../declarations.js';
import { type Kind, kindOf } from '../dimensions.js';
import { isRandom } from '../draws.js';
import { type Expression, names, number, type SymbolNode } from '../expression.js';
import { demandSidedName } from '../names.js';
import type { Parse } from '../parser.js';
import { type Constants, resolveParameters } from '../quantity.js';
import type { Variable } from '../scope.js';
import { parseStatements } from '../statements.js';
import { engineVariable, TextScope } from '../text-scope.js';
import { DIMENSIONLESS, sameDimension } from '../units/dimension.js';
import { inUnits } from '../units/format.js';
import { type Side, sideOf, sidesOf } from './side.js';

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

/** What a neuron may make of what its synapses tell. */
const GATHERED = ['summed', 'largest over synapses'] as const;

const INPUT = 'y_pre';
const ANSWER = 'y_post';

/** Throws a `Problem` at its place in the description. */
export function checkLayer(
  description: LayerDescription,
  parse: Parse,
  outer: Constants = new Map(),
): CheckedLayer {
  const own = resolveParameters(description.parameters ?? {}, parse, outer, ['parameters']);
  const scope = new TextScope(new Map([...outer, ...own]), whatALayerSees);
  for (const name of ['N_pre', 'N_post']) scope.define(engineVariable(name, 'network', 'integer'));
  const equations = within(['equations'], () => {
    const written = parseEquations(description.equations, parse, OF_LAYERS);
    checkFlags(written, FLAGS, 'layer');
    for (const equation of written) scope.define(variableOf(equation));
    demandAnswer(written, scope);
    return written.map((equation) => checkEquation(equation, scope));
  });
  demandEnd(equations);
  const statements = (entry: 'on_start' | 'on_frame') =>
    within([entry], () => checkLines(description[entry] ?? '', scope, parse));
  return {
    scope: scope.finish(),
    equations,
    initial: initialValues(description, equations, scope.finish(), parse),
    shows: shownBy(description, equations),
    onStart: statements('on_start'),
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

function checkEquation(equation: Equation, scope: TextScope): Equation {
  const { name, expression, dimension, type, flags, offset } = equation;
  const side = sideOf(name);
  const gathered = GATHERED.find((flag) => flags.has(flag));
  if (gathered !== undefined && side === 'own')
    throw new Problem(`\`${name}\` is \`(${gathered})\`, but belongs to a synapse.`, {
      fix: `A neuron gathers: \`${name}_post = ...\`, or \`${name}_pre = ...\`. A running sum is \`(summed in order)\`.`,
      offset,
    });
  if (flags.has('summed in order') && side !== 'own')
    throw new Problem(`\`${name}\` is \`(summed in order)\`, but belongs to a neuron.`, {
      fix: `A running sum is a synapse's: \`${name.replace(/_(pre|post)$/, '')} = ...\`.`,
      offset,
    });
  const overLayer = [...flags].find((flag) => flag.endsWith('layer'));
  if (overLayer !== undefined && side === 'own')
    throw new Problem(`\`${name}\` is \`(${overLayer})\`, but belongs to a synapse.`, {
      fix: `Neurons have a layer: \`${name}_post = ...\`.`,
      offset,
    });
  if (expression === undefined) return equation;
  demandNoDraws(expression, offset);
  const found = placed(offset, () => kindOf(expression, scope.resolve));
  const expected = flags.has('rank in layer') ? found.dimension : dimension;
  if (!sameDimension(found.dimension, expected)) throw mismatch(name, dimension, expression, found);
  if (side !== 'own' && gathered === undefined) demandOwnSide(name, side, expression, scope, offset);
  // A rank is whole whatever is ranked.
  if (flags.has('rank in layer')) return equation;
  return { ...equation, expression: ofType(expression, found, type) };
}

/** A neuron sees itself. */
function demandOwnSide(
  name: string,
  side: Side,
  expression: Expression,
  scope: TextScope,
  offset: number,
): void {
  for (const read of names(expression)) {
    const variable = scope.get(read);
    if (variable === undefined || variable.owner === 'network' || sideOf(read) === side) continue;
    throw new Problem(`\`${name}\` belongs to a neuron, and a neuron does not see \`${read}\`.`, {
      fix: `Gather it from the synapses: \`... : 1 (summed)\`.`,
      offset,
    });
  }
}

function demandNoDraws(expression: Expression, offset: number | undefined): void {
  if (isRandom(expression))
    throw new Problem('A layer draws random numbers only in `init`.', {
      fix: 'Let what is random be a kept variable, or a part of the input.',
      offset: expression.offset ?? offset,
    });
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

function checkLines(text: string, scope: TextScope, parse: Parse): Assignment[] {
  const locals = new Map<string, Kind>();
  const resolve = (symbol: SymbolNode): Kind => locals.get(symbol.name) ?? scope.resolve(symbol);
  return parseStatements(text, parse, scope, demandSidedName).map((assignment) => {
    const { target, local, value, offset } = assignment;
    demandNoDraws(value, offset);
    const found = placed(offset, () => kindOf(value, resolve));
    const side = sideOf(target);
    if (side !== 'own') demandOwnSide(target, side, value, scope, offset);
    else if (local)
      throw new Problem(`\`${target}\` would be a value for every synapse and frame.`, {
        fix: `Declare it (\`${target} = ... : 1\`), or give it to a neuron: \`${target}_post = ...\`.`,
        offset,
      });
    if (local) {
      for (const read of names(value)) demandSameSide(target, read, locals, offset);
      locals.set(target, { dimension: found.dimension, type: found.type });
      return assignment;
    }
    const variable = scope.get(target)!;
    demandWritable(variable, offset);
    if (!sameDimension(found.dimension, variable.dimension))
      throw mismatch(target, variable.dimension, value, found);
    return { ...assignment, value: ofType(value, found, variable.type) };
  });
}

function demandSameSide(
  target: string,
  read: string,
  locals: ReadonlyMap<string, Kind>,
  offset: number,
): void {
  if (!locals.has(read) || sideOf(read) === sideOf(target)) return;
  throw new Problem(`\`${target}\` belongs to a neuron, and a neuron does not see \`${read}\`.`, {
    fix: 'Gather it from the synapses: declare it `(summed)`.',
    offset,
  });
}

function initialValues(
  { init = {} }: LayerDescription,
  equations: readonly Equation[],
  scope: ReadonlyMap<string, Variable>,
  parse: Parse,
): ReadonlyMap<string, Expression> {
  const visible = new Map([...scope].filter(([, { owner }]) => owner === 'network'));
  // Numbers of a neuron, or of a synapse's two.
  for (const name of ['i', 'j']) visible.set(name, engineVariable(name, 'own', 'integer'));
  const kept = equations.filter(({ kind, flags }) => kind === 'parameter' && !flags.has('given'));
  for (const name of Object.keys(init))
    if (!kept.some((equation) => equation.name === name))
      throw new Problem(`Nothing that is kept is called \`${name}\`.`, {
        fix: `Kept are: ${kept.map((equation) => equation.name).join(', ')}.`,
        path: ['init', name],
      });
  return new Map(
    kept.map(({ name, dimension, type }) => {
      const written = Object.hasOwn(init, name) ? init[name] : 0;
      if (typeof written === 'number') {
        if (written !== 0 && !sameDimension(dimension, DIMENSIONLESS))
          throw new Problem(`\`${name}\` is ${inUnits(dimension)}, but begins as a plain number.`, {
            fix: 'Give the number a unit.',
            path: ['init', name],
          });
        return [name, number(written)];
      }
      return [name, within(['init', name], () => checkText(written, visible, dimension, parse, type))];
    }),
  );
}

function shownBy({ shows = ANSWER }: LayerDescription, equations: readonly Equation[]): string {
  const known = equations.filter(({ name }) => sideOf(name) === 'post').map(({ name }) => name);
  if (known.includes(shows)) return shows;
  throw new Problem(`The layer's targets have no \`${shows}\` to show.`, {
    fix: suggestion(shows, known),
    path: ['shows'],
  });
}

function whatALayerSees(name: string): string | undefined {
  if (sidesOf({ kind: 'symbol', name }).has('own'))
    return 'A layer sees its own variables, its parameters, `y_pre`, `N_pre` and `N_post`.';
  return `Declare it: \`${name} : 1\`.`;
}
