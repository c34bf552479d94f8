/** A population with its model said in full. */
import { formatDimension } from '../../equations/units/format.js';
import { type Path, Problem, within } from '../../problem.js';
import type { NetworkDescription, NeuronDescription, Values } from '../description.js';
import type { ExpandedPopulation } from '../expanded.js';
import { findNeuron, own } from '../library.js';
import type { Origin } from '../origin.js';
import type { NetworkConstants } from './constants.js';
import { dimensionOf } from './declared.js';
import { Draft } from './draft.js';
import { listGiven, workIn } from './work-in.js';

export function expandPopulation(
  name: string,
  network: NetworkDescription,
  constants: NetworkConstants,
): ExpandedPopulation {
  const population = network.populations[name];
  const path: Path = ['populations', name];
  const { model } = population;
  const base = within([...path, 'model'], () => findNeuron(model, network));
  const whole = modelOrigin(model, path, network);
  const draft = new Draft<NeuronDescription>(base, path, [whole]);
  for (const [axis, value] of Object.entries(population.positions ?? {}))
    placeAxis(draft, axis, value, [...path, 'positions', axis], constants);
  workIn(draft, listGiven(population.with, [...path, 'with']), {
    base,
    noun: typeof model === 'string' ? `model \`${model}\`` : 'model',
    parametersPath: [...whole.from, 'parameters'],
    constants,
  });
  for (const [variable, value] of Object.entries(population.init ?? {}))
    draft.setInit(variable, value, [...path, 'init', variable]);
  const { model: text, origins } = draft.finish();
  return {
    path,
    origins,
    name,
    size: population.size,
    modelName: typeof model === 'string' ? model : name,
    model: text,
    positions: Object.keys(population.positions ?? {}),
    ...(population.at === undefined ? {} : { at: population.at }),
  };
}

/** Where the text of the model as a whole stands: in the file, or where the file names a built-in one. */
function modelOrigin(model: string | NeuronDescription, path: Path, { models }: NetworkDescription): Origin {
  if (typeof model !== 'string') return { path: [], from: [...path, 'model'], offset: 0 };
  if (own(models, model)) return { path: [], from: ['models', model], offset: 0 };
  return { path: [], from: [...path, 'model'] };
}

/** A coordinate becomes a constant of each neuron, in the unit of its values. */
function placeAxis(
  draft: Draft<NeuronDescription>,
  axis: string,
  value: Values,
  from: Path,
  constants: NetworkConstants,
): void {
  const { parse } = constants;
  const declared = draft.declared(parse);
  const known = declared.get(axis);
  if (known?.kind === 'parameter') {
    draft.setInit(axis, value, from);
    return;
  }
  if (known)
    throw new Problem(`The coordinate \`${axis}\` is a variable of the model.`, {
      fix: 'Call it otherwise.',
      path: from,
    });
  const dimension = within(from, () => dimensionOf(value, constants.all, declared, parse));
  draft.declare(axis, `${formatDimension(dimension)} (constant)`, { value, from });
}
