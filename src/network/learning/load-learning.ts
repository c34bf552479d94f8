/** The file of a network that learns from samples as a description; the counterpart of `load.ts`. */

import { Problem, under } from '../../problem.js';
import { LAYER_RULES } from '../../rules/layer-rules.js';
import { suggestion } from '../../suggest.js';
import type { Scalar } from '../description.js';
import type { LayerDescription } from '../layer-description.js';
import { type LoadedNetwork, loadDescription, withPlaces } from '../load.js';
import { learningSchema } from '../schema/learning.js';
import { type Finding, findings } from '../schema/messages.js';
import type { LayerEntry, LearningDescription } from './learning-description.js';
import { describedLayer } from './written-layer.js';

export interface LoadedLearning {
  readonly description: LearningDescription;
  readonly locate: LoadedNetwork['locate'];
}

export function loadLearning(text: string, file: string, settings: readonly string[] = []): LoadedLearning {
  const loaded = loadDescription(text, file, settings, normaliseLearning);
  withPlaces(loaded.locate, () => {
    for (const [k, layer] of loaded.description.layers.entries())
      under(['layers', k], () => ruleOf(loaded.description, layer));
  });
  return loaded;
}

function normaliseLearning(data: unknown): { description: LearningDescription } | { found: Finding[] } {
  const parsed = learningSchema.safeParse(data);
  if (!parsed.success) return { found: findings(parsed.error.issues, data) };
  const { rules = {}, learn = {}, layers, ...head } = parsed.data;
  return {
    description: {
      ...head,
      rules: Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, describedLayer(rule)])),
      layers: layers.map(({ rule, ...rest }) => ({
        rule: typeof rule === 'string' ? rule : describedLayer(rule),
        ...rest,
      })),
      learn,
    },
  };
}

/** The rule of a layer with its parameters put in. Throws a `Problem` where there is no such rule or parameter. */
export function ruleOf(
  { rules }: LearningDescription,
  { rule, with: given = {} }: LayerEntry,
): LayerDescription {
  const description = typeof rule === 'string' ? named(rule, rules) : rule;
  const known = Object.keys(description.parameters ?? {});
  for (const name of Object.keys(given))
    if (!known.includes(name))
      throw new Problem(`The rule has no parameter \`${name}\`.`, {
        fix: suggestion(name, known),
        path: ['with', name],
      });
  const parameters: Record<string, Scalar> = { ...description.parameters, ...given };
  return { ...description, parameters };
}

function named(name: string, rules: LearningDescription['rules']): LayerDescription {
  const found = Object.hasOwn(rules, name) ? rules[name] : LAYER_RULES.get(name);
  if (found !== undefined) return found;
  throw new Problem(`There is no rule \`${name}\` for layers.`, {
    fix: suggestion(name, [...Object.keys(rules), ...LAYER_RULES.keys()]),
    path: ['rule'],
  });
}
