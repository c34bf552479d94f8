/** Forward Euler; with additive noise Euler-Maruyama. */
import { product, sum } from '../algebra/arithmetic-of-trees.js';
import { readsAny } from '../algebra/linear.js';
import { symbol } from '../expression.js';
import { noiseSteps, noiseTerms } from './noise-step.js';
import { type Integrator, isStochastic, type System, variablesOf } from './system.js';

export const euler: Integrator = {
  name: 'euler',
  about: 'forward Euler, Euler-Maruyama with noise',
  refuses: (system) =>
    isAdditive(system)
      ? undefined
      : 'its noise is multiplied by a variable or by time, which needs heun or milstein',
  step: (system) => ({
    temporaries: noiseSteps(system),
    values: system.rates.map((rate) =>
      sum(symbol(rate.name), product(system.step, rate.drift), ...noiseTerms(rate)),
    ),
  }),
};

/** Whether the noise does not depend on state or time. */
function isAdditive(system: System): boolean {
  if (!isStochastic(system)) return true;
  const moving = new Set([...variablesOf(system), 't']);
  return system.rates.every(({ noise }) => [...noise.values()].every((factor) => !readsAny(factor, moving)));
}
