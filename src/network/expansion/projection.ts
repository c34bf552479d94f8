/** A projection with one target, its synapse said in full. */
import { formatDimension, usualName } from '../../equations/units/format.js';
import { type Path, Problem, within } from '../../problem.js';
import type {
  NetworkDescription,
  ProjectionDescription,
  SynapseDescription,
  Values,
} from '../description.js';
import type { ExpandedPopulation, ExpandedProjection } from '../expanded.js';
import { own } from '../library.js';
import { findArrival } from './arrival.js';
import type { NetworkConstants } from './constants.js';
import { dimensionOf } from './declared.js';
import { Draft } from './draft.js';
import { identifiers, replaceIdentifier } from './identifiers.js';
import { fillPlaceholders, hasPlaceholder } from './placeholders.js';
import { type SynapseText, synapseText } from './synapse-text.js';
import { type Given, listGiven, workIn } from './work-in.js';

export interface ProjectionPlace {
  readonly name: string;
  readonly path: Path;
  readonly target: ExpandedPopulation;
  readonly network: NetworkDescription;
  readonly constants: NetworkConstants;
}

/** The variable of a synapse that `weight:` is the shorthand of. */
const WEIGHT = 'w';
/** The parameter of a rule that bounds `w`: by itself a plain number, as nobody knows what the weights are in. */
const BOUND = 'wmax';

export function expandProjection(
  projection: ProjectionDescription,
  place: ProjectionPlace,
): ExpandedProjection {
  const { path, target, constants, network } = place;
  const text = filled(projection, synapseText(projection, path, network), place);
  const draft = new Draft<SynapseDescription>(text.synapse, path, text.origins);
  const given = [...listGiven(projection.with, [...path, 'with']), ...learnGiven(projection, path)];
  if (projection.weight !== undefined) given.push(...weigh(draft, projection, text, place));
  workIn(draft, given, {
    base: text.synapse,
    noun: text.noun,
    parametersPath: [...text.from, 'parameters'],
    constants,
  });
  demandBound(projection, text, place);
  for (const [variable, value] of Object.entries(projection.init ?? {}))
    draft.setInit(variable, value, [...path, 'init', variable]);
  const { model: synapse, origins } = draft.finish();
  return {
    path,
    origins,
    name: place.name,
    from: projection.from,
    to: target.name,
    connect: projection.connect,
    synapse,
    ...(projection.delay === undefined ? {} : { delay: projection.delay }),
    procedural: projection.procedural ?? false,
  };
}

function filled(projection: ProjectionDescription, text: SynapseText, place: ProjectionPlace): SynapseText {
  if (hasPlaceholder(text))
    return fillPlaceholders(text, findArrival(place.target, projection, place.path, place.constants));
  if (projection.variable === undefined) return text;
  throw new Problem('`variable` has no effect: the text of the synapse says itself what it adds to.', {
    fix: 'Leave it out, or write `{target}_post += ...` in the text.',
    path: [...place.path, 'variable'],
  });
}

function demandBound(
  projection: ProjectionDescription,
  { synapse }: SynapseText,
  place: ProjectionPlace,
): void {
  const { learn } = projection;
  if (learn === undefined || own(synapse.parameters ?? {}, BOUND) === undefined) return;
  if (own(learn, BOUND) !== undefined || own(projection.with ?? {}, BOUND) !== undefined) return;
  const unit = arrivalUnit(projection, place);
  if (unit === '1') return;
  throw new Problem(`The weights of \`${learn.rule}\` are in ${unit} here, but \`${BOUND}\` is 1.`, {
    fix: `Say how strong they may become: \`learn: {rule: ${learn.rule}, ${BOUND}: 1 ${usualName(unit)}}\`.`,
    path: [...place.path, 'learn'],
  });
}

function learnGiven({ learn }: ProjectionDescription, path: Path): Given[] {
  return listGiven(learn, [...path, 'learn']).filter(({ name }) => name !== 'rule');
}

/** `weight` sets the `w` that the text has, or becomes a variable of that name. */
function weigh(
  draft: Draft<SynapseDescription>,
  projection: ProjectionDescription,
  text: SynapseText,
  place: ProjectionPlace,
): Given[] {
  const from = [...place.path, 'weight'];
  const value = withoutItself(projection.weight!, place.network);
  const { synapse } = text;
  if (own(projection.init ?? {}, WEIGHT) !== undefined || own(projection.with ?? {}, WEIGHT) !== undefined)
    throw new Problem('`w` is given twice: `weight` is its shorthand.', {
      fix: 'Keep one of the two.',
      path: from,
    });
  const declared = draft.declared(place.constants.parse);
  if (own(synapse.parameters ?? {}, WEIGHT) !== undefined) return [{ name: WEIGHT, value, from }];
  if (declared.has(WEIGHT)) {
    draft.setInit(WEIGHT, value, from);
    return [];
  }
  const texts = [synapse.equations, synapse.on_pre, synapse.on_post];
  if (!texts.some((written) => written !== undefined && identifiers(written).has(WEIGHT)))
    throw new Problem('`weight` has no effect: the text of the synapse does not mention `w`.', {
      fix: 'Write `+= w` where the weight belongs, or leave `weight` out.',
      path: from,
    });
  draft.declare(WEIGHT, text.weightOnly ? arrivalUnit(projection, place) : unitOf(value, from, place), {
    value,
    from,
  });
  return [];
}

function arrivalUnit(
  projection: ProjectionDescription,
  { target, path, constants }: ProjectionPlace,
): string {
  return findArrival(target, projection, path, constants).unit;
}

function unitOf(value: Values, path: Path, { constants }: ProjectionPlace): string {
  return within(path, () => formatDimension(dimensionOf(value, constants.all, new Map(), constants.parse)));
}

/** `weight: w`, where `w` is a parameter of the network, means that parameter, not the variable it becomes. */
function withoutItself(weight: Values, { parameters }: NetworkDescription): Values {
  const outer = own(parameters, WEIGHT);
  return typeof weight === 'string' && outer !== undefined
    ? replaceIdentifier(weight, WEIGHT, `(${outer})`)
    : weight;
}
