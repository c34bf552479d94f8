/** The file of a network that settles as a description; the counterpart of `load.ts`. */
import { Problem } from '../../problem.js';
import { eqprop } from '../../rules/equilibrium/eqprop.js';
import { SETTLING_RULES } from '../../rules/settling-rules.js';
import { suggestion } from '../../suggest.js';
import type { EquilibriumDescription } from '../equilibrium-description.js';
import { type LoadedNetwork, loadDescription, withPlaces } from '../load.js';
import { type Finding, findings } from '../schema/messages.js';
import { settlingSchema } from '../schema/settling.js';
import type { SettlingDescription } from './settling-description.js';

export interface LoadedSettling {
  readonly description: SettlingDescription;
  readonly locate: LoadedNetwork['locate'];
}

export function loadSettling(text: string, file: string, settings: readonly string[] = []): LoadedSettling {
  const loaded = loadDescription(text, file, settings, normaliseSettling);
  withPlaces(loaded.locate, () => settlingRuleOf(loaded.description));
  return loaded;
}

function normaliseSettling(data: unknown): { description: SettlingDescription } | { found: Finding[] } {
  const parsed = settlingSchema.safeParse(data);
  if (!parsed.success) return { found: findings(parsed.error.issues, data) };
  const { settles, learn = {}, ...rest } = parsed.data;
  return {
    description: {
      ...rest,
      learn,
      settles:
        typeof settles === 'string'
          ? settles
          : { about: '', cost: eqprop.cost, nudge: eqprop.nudge, ...settles },
    },
  };
}

/** The rule with the file's parameters and phases put in. Throws a `Problem` where there is no such rule or parameter. */
export function settlingRuleOf({
  settles,
  with: given = {},
  phases,
}: SettlingDescription): EquilibriumDescription {
  const rule = typeof settles === 'string' ? named(settles) : settles;
  const known = Object.keys(rule.parameters ?? {});
  for (const name of Object.keys(given))
    if (!known.includes(name))
      throw new Problem(`The rule has no parameter \`${name}\`.`, {
        fix: suggestion(name, known),
        path: ['with', name],
      });
  return {
    ...rule,
    parameters: { ...rule.parameters, ...given },
    phases: { ...eqprop.phases, ...rule.phases, ...phases },
  };
}

function named(name: string): EquilibriumDescription {
  const found = SETTLING_RULES.get(name);
  if (found !== undefined) return found;
  throw new Problem(`There is no rule \`${name}\` for networks that settle.`, {
    fix: suggestion(name, [...SETTLING_RULES.keys()]),
    path: ['settles'],
  });
}
