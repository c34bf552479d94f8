/** The variables a model declares, and what kind of value a text has among them. */
import type { Equation } from '../../equations/checked.js';
import { parseEquations } from '../../equations/declarations.js';
import { kindOf } from '../../equations/dimensions.js';
import { FUNCTIONS } from '../../equations/functions.js';
import type { Parse } from '../../equations/parser.js';
import { type Constants, fixedQuantity } from '../../equations/quantity.js';
import { DIMENSIONLESS, type Dimension } from '../../equations/units/dimension.js';
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import type { Values } from '../description.js';
import { identifiers } from './identifiers.js';

export type Declared = ReadonlyMap<string, Equation>;

export function declaredIn(equations: string, parse: Parse): Declared {
  return new Map(parseEquations(equations, parse).map((equation) => [equation.name, equation]));
}

/**
 * How often a text has to be evaluated: once in all (`constant`), once for each neuron or synapse (it names an index,
 * a random draw or a fixed value of each), or wherever it is read (it names the time or something that changes).
 */
export type Lifetime = 'constant' | 'each' | 'changing';

/** Fixed for each element, though no constant of the network. */
const EACH = new Set(['i', 'j', 'N', 'N_pre', 'N_post', 'N_incoming', 'N_outgoing', 'dt']);
const CHANGING = new Set(['t', 't_in_timesteps', 'lastspike', 'not_refractory', 'lastupdate']);

export function lifetimeOf(text: string, variables: ReadonlyMap<string, Lifetime>): Lifetime {
  let lifetime: Lifetime = 'constant';
  for (const name of identifiers(text)) {
    const own = variables.get(name);
    if (own === 'changing' || CHANGING.has(name) || /_(pre|post)$/.test(name)) {
      if (!EACH.has(name)) return 'changing';
    }
    if (own === 'each' || EACH.has(name) || FUNCTIONS.get(name)?.random) lifetime = 'each';
  }
  return lifetime;
}

/** The dimension of values that each neuron or synapse is given when the network is built; of a list, the first tells. */
export function dimensionOf(
  values: Values,
  constants: Constants,
  declared: Declared,
  parse: Parse,
): Dimension {
  const sample = typeof values === 'object' ? values.values[0] : values;
  if (typeof sample !== 'string') return DIMENSIONLESS;
  const { dimension } = kindOf(parse(sample), ({ name, offset }) => {
    const index = EACH.has(name) && name !== 'dt';
    if (index) return { dimension: DIMENSIONLESS, type: 'integer' };
    const known = declared.get(name) ?? constants.get(name) ?? fixedQuantity(name);
    if (known) return { dimension: known.dimension, type: 'float' };
    throw new Problem(`\`${name}\` means nothing here.`, {
      fix: suggestion(name, [...declared.keys(), ...constants.keys()]),
      offset,
    });
  });
  return dimension;
}
