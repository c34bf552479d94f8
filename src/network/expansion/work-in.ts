/**
 * Works the values of a `with:` (or `learn:`) into a model. A constant replaces the number of a parameter. A value of
 * each neuron's own (a list, or a text that names `i` or `rand()`) turns the parameter into a variable with that
 * initial value; a text that names the time or a variable turns it into a subexpression.
 */
import { formatDimension } from '../../equations/units/format.js';
import { type Path, Problem, within } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import type { NeuronDescription, Scalar, SynapseDescription, Values } from '../description.js';
import { own } from '../library.js';
import type { NetworkConstants } from './constants.js';
import { type Declared, dimensionOf, type Lifetime, lifetimeOf } from './declared.js';
import type { Draft, Placed } from './draft.js';
import { identifiers } from './identifiers.js';

type Model = NeuronDescription | SynapseDescription;

/** A value and where the user wrote it. */
export interface Given {
  readonly name: string;
  readonly value: Values;
  readonly from: Path;
}

export function listGiven(record: Readonly<Record<string, Values>> | undefined, path: Path): Given[] {
  return Object.entries(record ?? {}).map(([name, value]) => ({ name, value, from: [...path, name] }));
}

export interface Workplace {
  readonly base: Model;
  /** For messages: "model `lif`". */
  readonly noun: string;
  /** Where the model's own parameters stand. */
  readonly parametersPath: Path;
  readonly constants: NetworkConstants;
}

export function workIn(draft: Draft<Model>, given: readonly Given[], place: Workplace): void {
  if (given.length === 0) return;
  const declared = draft.declared(place.constants.parse);
  for (const { name, value, from } of given) {
    if (isParameter(name, place)) draft.setParameter(name, value, from);
    else if (declared.get(name)?.kind === 'parameter') draft.setInit(name, value, from);
    else throw noParameter(name, declared, from, place);
  }
  releaseVariables(draft, declared, place);
}

/** A parameter of the model, or one of the network that the model's text mentions. */
function isParameter(name: string, { base, constants }: Workplace): boolean {
  if (Object.hasOwn(base.parameters ?? {}, name)) return true;
  return constants.all.has(name) && textsOf(base).some((text) => identifiers(text).has(name));
}

function textsOf(model: Model): string[] {
  const own = Object.values(model).filter((entry) => typeof entry === 'string');
  return [...own, ...Object.values(model.parameters ?? {}).map(String)];
}

function noParameter(name: string, declared: Declared, path: Path, { base, noun }: Workplace): Problem {
  if (declared.has(name))
    return new Problem(`\`${name}\` of ${noun} follows its equation.`, {
      fix: 'Its first value belongs in `init`.',
      path,
    });
  const known = [
    ...Object.keys(base.parameters ?? {}),
    ...[...declared.values()].filter(({ kind }) => kind === 'parameter').map((equation) => equation.name),
  ];
  const fix = suggestion(name, known) || 'It has none; name it in the equations first.';
  return new Problem(`The ${noun} has no parameter \`${name}\`.`, { fix, path });
}

/** Parameters that are no constants become variables, and so do those that are made of them. */
function releaseVariables(draft: Draft<Model>, declared: Declared, place: Workplace): void {
  const variables = new Map<string, Lifetime>();
  for (const { name, kind, flags } of declared.values())
    variables.set(name, kind === 'parameter' && flags.has('constant') ? 'each' : 'changing');
  for (let released = true; released; ) {
    released = false;
    for (const [name, placed] of draft.parameters) {
      const { value } = placed;
      const lifetime = typeof value === 'object' ? 'each' : lifetimeOf(String(value), variables);
      if (lifetime === 'constant') continue;
      draft.parameters.delete(name);
      variables.set(name, lifetime);
      released = true;
      const unit = unitOf(name, placed, declared, place);
      if (lifetime === 'each') draft.declare(name, `${unit} (constant)`, placed);
      else {
        demandExpression(value as Scalar, placed.from, place);
        draft.define(name, unit, { value: value as Scalar, from: placed.from });
      }
    }
  }
}

/**
 * What a parameter measures is what its own value measures, whatever replaces it. A bare number is no such word: the
 * bounds of a rule are 1 whatever the weights are in, so there the value tells.
 */
function unitOf(name: string, { value, from }: Placed<Values>, declared: Declared, place: Workplace): string {
  const { base, parametersPath, constants } = place;
  const original = own(base.parameters ?? {}, name);
  if (from && typeof original === 'number')
    return formatDimension(within(from, () => dimensionOf(value, constants.all, declared, constants.parse)));
  const known = constants.with(base.parameters ?? {}, parametersPath).get(name);
  return formatDimension(known!.dimension);
}

/** The text is going to stand in an equation: what is wrong in it must be found before. */
function demandExpression(text: Scalar, path: Path | undefined, { constants }: Workplace): void {
  within(path ?? [], () => constants.parse(String(text)));
}
