/** Texts of networks that settle, compiled, for tests. */
import { checkEquilibrium } from '../../../src/equations/equilibrium/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import type { EquilibriumDescription } from '../../../src/network/equilibrium-description.js';
import { halfSquare, linear } from '../../../src/rules/equilibrium/costs.js';
import { eqprop } from '../../../src/rules/equilibrium/eqprop.js';
import { eqpropDiscrete } from '../../../src/rules/equilibrium/eqprop-discrete.js';

const parse = await loadParser();

export const compiled = (description: EquilibriumDescription) => checkEquilibrium(description, parse);

const COSTS = { square: {}, 'half square': halfSquare, linear };

export type Cost = keyof typeof COSTS;

export const usual = compiled(eqprop);

const ofCosts = Object.fromEntries(
  Object.entries(COSTS).map(([name, cost]) => [name, compiled({ ...eqprop, ...cost })]),
);
export const withCost = (cost: Cost) => ofCosts[cost];

/** Settled by s <- rho(drive + nudge), with any rho: the fixed points of its steps are those of the energy. */
export const SQUASHES = {
  clip: 'clip(u, 0, 1)',
  /** As steep as `clip` in its middle (Laborieux et al. 2021). */
  logistic: '1 / (1 + exp(-4 * (u - 0.5)))',
  tanh: 'tanh(u)',
};

export type Squash = keyof typeof SQUASHES;

export function discrete(squash: Squash, cost: Cost = 'half square') {
  const on_step = `s = ${SQUASHES[squash].replace('u', '(drive + force - stiffness * s)')}`;
  const square = { cost: eqprop.cost, nudge: eqprop.nudge };
  return compiled({ ...eqpropDiscrete, ...square, ...COSTS[cost], on_step });
}
