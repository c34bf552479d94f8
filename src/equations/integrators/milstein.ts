/** The derivative-free Milstein method (Ito); each equation has one noise, of its own. */
import { difference, product, quotient, sum } from '../algebra/arithmetic-of-trees.js';
import { fold } from '../algebra/fold.js';
import { call, number, symbol } from '../expression.js';
import { noiseStep, noiseSteps, noisesOf, noiseTerms } from './noise-step.js';
import { at, live, noiseSupport } from './support.js';
import type { Integrator, System } from './system.js';

const TWO = number(2);

export const milstein: Integrator = {
  name: 'milstein',
  about: 'Milstein (Ito), for one independent noise per equation',
  refuses: (system) =>
    isDiagonal(system) ? undefined : 'two of its equations share a noise, or one has several',
  step: (system) => {
    const { rates, step } = system;
    const root = fold(call('sqrt', step));
    const support = noiseSupport(system, (rate, xi) => {
      const drift = product(step, live(rate, rate.drift));
      const factor = rate.noise.get(xi);
      return factor === undefined ? [drift] : [drift, product(root, live(rate, factor))];
    });
    return {
      temporaries: [...noiseSteps(system), ...noisesOf(system).flatMap((xi) => support.temporaries(xi))],
      values: rates.map((rate) => {
        const corrections = [...rate.noise].map(([xi, factor]) => {
          const change = difference(at(factor, support.point(xi)), factor);
          const squared = product(symbol(noiseStep(xi)), symbol(noiseStep(xi)));
          return product(quotient(change, fold(product(TWO, root))), squared);
        });
        return sum(symbol(rate.name), product(step, rate.drift), ...noiseTerms(rate), ...corrections);
      }),
    };
  },
};

function isDiagonal({ rates }: System): boolean {
  const noises = rates.flatMap(({ noise }) => [...noise.keys()]);
  return rates.every(({ noise }) => noise.size <= 1) && new Set(noises).size === noises.length;
}
