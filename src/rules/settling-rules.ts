/** The built-in rules of networks that settle by name. To add one: a file in `equilibrium/`, and a line here. */
import type { EquilibriumDescription } from '../network/equilibrium-description.js';
import { eqprop } from './equilibrium/eqprop.js';
import { eqpropDiscrete } from './equilibrium/eqprop-discrete.js';
import { eqpropLogistic } from './equilibrium/eqprop-logistic.js';

export const SETTLING_RULES: ReadonlyMap<string, EquilibriumDescription> = new Map(
  Object.entries({ eqprop, eqprop_logistic: eqpropLogistic, eqprop_discrete: eqpropDiscrete }),
);
