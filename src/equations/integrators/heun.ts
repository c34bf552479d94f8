/** Heun's method for stochastic equations in the sense of Stratonovich; the noise may be multiplicative. */
import { product, sum } from '../algebra/arithmetic-of-trees.js';
import { number, symbol } from '../expression.js';
import { noiseStep, noiseSteps, noisesOf } from './noise-step.js';
import { at, live, noiseSupport } from './support.js';
import type { Integrator } from './system.js';

const HALF = number(0.5);

export const heun: Integrator = {
  name: 'heun',
  about: 'stochastic Heun (Stratonovich)',
  refuses: () => undefined,
  step: (system) => {
    const { rates, step } = system;
    const support = noiseSupport(system, (rate, xi) => {
      const factor = rate.noise.get(xi);
      return factor === undefined ? [] : [live(rate, product(factor, symbol(noiseStep(xi))))];
    });
    return {
      temporaries: [...noiseSteps(system), ...noisesOf(system).flatMap((xi) => support.temporaries(xi))],
      values: rates.map(({ name, drift, noise }) =>
        sum(
          symbol(name),
          product(step, drift),
          ...[...noise].map(([xi, factor]) =>
            product(product(HALF, symbol(noiseStep(xi))), sum(factor, at(factor, support.point(xi), step))),
          ),
        ),
      ),
    };
  },
};
