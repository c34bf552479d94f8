/** What `list` knows: everything that can be named in a network file or on the command line. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { NEURONS, SYNAPSES } from '../models/index.js';
import type { NeuronDescription, SynapseDescription } from '../network/description.js';
import type { EquilibriumDescription } from '../network/equilibrium-description.js';
import type { LayerDescription } from '../network/layer-description.js';
import { YamlSource } from '../network/yaml/source.js';
import { Problem } from '../problem.js';
import { RULES } from '../rules/index.js';
import { LAYER_RULES } from '../rules/layer-rules.js';
import { SETTLING_RULES } from '../rules/settling-rules.js';
import { suggestion } from '../suggest.js';
import { networkNames, readyMadePath } from './network-names.js';

export interface CatalogueEntry {
  readonly name: string;
  readonly kind: string;
  readonly about: string;
  /** Where it is published. */
  readonly source?: string;
}

export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
  /** What to know about an empty or short list. */
  readonly note?: string;
}

export async function catalogue(what: string): Promise<Catalogue> {
  switch (what) {
    case 'networks':
      return { entries: networkNames().map(readNetwork) };
    case 'models':
      return { entries: [...described(NEURONS, 'neuron'), ...described(SYNAPSES, 'synapse')] };
    case 'rules':
      return {
        entries: [
          ...described(RULES, 'rule'),
          ...described(LAYER_RULES, 'layer rule'),
          ...described(SETTLING_RULES, 'settling rule'),
        ],
      };
    case 'learners':
      return { entries: await learners() };
    default:
      return { entries: [], note: `There are no ${what} in this version yet. ${INSTEAD}` };
  }
}

/** All of one entry: the text of a model or rule, or the file of a network. */
export type CatalogueText =
  | { readonly kind: 'network' | 'method' | 'baseline'; readonly text: string }
  | { readonly kind: 'neuron'; readonly model: NeuronDescription }
  | { readonly kind: 'synapse' | 'rule'; readonly model: SynapseDescription }
  | { readonly kind: 'layer rule'; readonly model: LayerDescription }
  | { readonly kind: 'settling rule'; readonly model: EquilibriumDescription };

export async function catalogueText(what: string, name: string): Promise<CatalogueText> {
  const { entries } = await catalogue(what);
  const found = entries.find((entry) => entry.name === name);
  switch (found?.kind) {
    case 'network':
      return { kind: 'network', text: readFileSync(readyMadePath(name), 'utf8') };
    case 'neuron':
      return { kind: 'neuron', model: NEURONS.get(name)! };
    case 'synapse':
      return { kind: 'synapse', model: SYNAPSES.get(name)! };
    case 'rule':
      return { kind: 'rule', model: RULES.get(name)! };
    case 'layer rule':
      return { kind: 'layer rule', model: LAYER_RULES.get(name)! };
    case 'settling rule':
      return { kind: 'settling rule', model: SETTLING_RULES.get(name)! };
    case 'method':
    case 'baseline':
      return { kind: found.kind, text: `${[found.about, found.source].filter(Boolean).join('\n')}\n` };
    default:
      throw new Problem(`There is no \`${name}\` among the ${what}.`, {
        fix: suggestion(
          name,
          entries.map((entry) => entry.name),
        ),
      });
  }
}

function readNetwork(name: string): CatalogueEntry {
  const path = readyMadePath(name);
  const { data } = new YamlSource(readFileSync(path, 'utf8'), basename(path));
  return { name, kind: 'network', about: oneLine((data as { about?: string } | null)?.about) };
}

function described(models: ReadonlyMap<string, { readonly about?: string }>, kind: string): CatalogueEntry[] {
  return [...models].map(([name, { about }]) => ({ name, kind, about: oneLine(about) }));
}

/** What `learn` takes: rules and what they are held against. Loaded when asked for, as all that computes comes with them. */
async function learners(): Promise<CatalogueEntry[]> {
  const { METHODS } = await import('../lab/methods.js');
  return [...METHODS].map(([name, { about, source, baseline }]) => ({
    name,
    kind: LAYER_RULES.has(name) ? 'layer rule' : baseline ? 'baseline' : 'method',
    about: oneLine(about),
    ...(source !== undefined && { source: oneLine(source) }),
  }));
}

function oneLine(about = ''): string {
  return about.replace(/\s+/g, ' ').trim();
}

const INSTEAD =
  'Input comes from populations of the models `poisson` and `spikes` (see `synfire list models`) and from `inputs`.';
