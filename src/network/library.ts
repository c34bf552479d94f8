/** Models and rules by name: those of the file come before the built-in ones. */
import { NEURONS, SYNAPSES } from '../models/index.js';
import { Problem } from '../problem.js';
import { RULES } from '../rules/index.js';
import { suggestion } from '../suggest.js';
import type { NetworkDescription, NeuronDescription, SynapseDescription } from './description.js';

/** The model that replays a list of spikes; its population may give them as `at`. */
export const SPIKES = 'spikes';

type Named<Entry> = Readonly<Record<string, Entry>>;

export function findNeuron(
  model: string | NeuronDescription,
  { models }: Pick<NetworkDescription, 'models'>,
): NeuronDescription {
  if (typeof model !== 'string') return model;
  return find(model, models, NEURONS, 'model');
}

export function findSynapse(
  synapse: string | SynapseDescription,
  { synapses }: Pick<NetworkDescription, 'synapses'>,
): SynapseDescription {
  if (typeof synapse !== 'string') return synapse;
  return find(synapse, synapses, SYNAPSES, 'synapse model');
}

export function findRule(rule: string): SynapseDescription {
  return find(rule, {}, RULES, 'learning rule');
}

/** Keys that may stand in a population as parameters of its model; undefined if there is no such model. */
export function parameterNamesOf(
  model: string | { readonly parameters?: Named<unknown> },
  models: Named<{ readonly parameters?: Named<unknown> }>,
): readonly string[] | undefined {
  const found = typeof model === 'string' ? (own(models, model) ?? NEURONS.get(model)) : model;
  return found && Object.keys(found.parameters ?? {});
}

/** An entry of a record that the user named; never something inherited. */
export function own<Entry>(record: Named<Entry>, key: string): Entry | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function find<Entry>(
  name: string,
  file: Named<Entry>,
  builtIn: ReadonlyMap<string, Entry>,
  noun: string,
): Entry {
  const found = own(file, name) ?? builtIn.get(name);
  if (found) return found;
  throw new Problem(`There is no ${noun} \`${name}\`.`, {
    fix: suggestion(name, [...Object.keys(file), ...builtIn.keys()]),
  });
}
