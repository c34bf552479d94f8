/** Heun's method for stochastic equations in the sense of Stratonovich; the noise may be multiplicative. */
import { product, sum } from '../algebra/arithmetic-of-trees.js';
import { number, symbol } from '../expression.js';
import { noiseStep, noiseSteps, noiseTerms } from './noise-step.js';
import { at, live } from './support.js';
import { type Integrator, temporary } from './system.js';

const HALF = number(0.5);
const support = (name: string): string => `_support_${name}`;

export const heun: Integrator = {
  name: 'heun',
  about: 'stochastic Heun (Stratonovich)',
  refuses: () => undefined,
  step: ({ rates, step }) => {
    const system = { rates, step };
    const point = new Map(rates.map(({ name }) => [name, symbol(support(name))]));
    return {
      temporaries: [
        ...noiseSteps(system),
        ...rates.map((rate) =>
          temporary(
            support(rate.name),
            sum(symbol(rate.name), ...noiseTerms(rate).map((term) => live(rate, term))),
          ),
        ),
      ],
      values: rates.map(({ name, drift, noise }) =>
        sum(
          symbol(name),
          product(step, drift),
          ...[...noise].map(([xi, factor]) =>
            product(product(HALF, symbol(noiseStep(xi))), sum(factor, at(factor, point, step))),
          ),
        ),
      ),
    };
  },
};
