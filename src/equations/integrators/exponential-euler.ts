/**
 * Exponential Euler, for equations each linear in its own variable but for functions of it (Hodgkin-Huxley): dx/dt = a x + b is
 * solved exactly with a and b held over the step. Written x + (a dt x + b dt) exprel(a dt), which stays right where a is 0.
 */
import { product, sum } from '../algebra/arithmetic-of-trees.js';
import { conditionalForm } from '../algebra/conditional-form.js';
import { fold } from '../algebra/fold.js';

import { call, symbol } from '../expression.js';
import { type Integrator, isStochastic, type Rate, temporary } from './system.js';

export const exponentialEuler: Integrator = {
  name: 'exponential_euler',
  about: 'each equation exactly, the others held over the step',
  refuses: (system) => {
    if (isStochastic(system)) return 'it contains white noise, which needs euler, heun or milstein';
    const bent = system.rates.find((rate) => ownForm(rate) === undefined);
    return bent && `the equation of ${bent.name} is not linear in ${bent.name}`;
  },
  step: ({ rates, step }) => {
    const forms = rates.map((rate) => {
      const { slope, rest } = ownForm(rate)!;
      return { name: rate.name, slope: product(step, slope), rest: product(step, rest) };
    });
    const varying = forms.filter(({ slope }) => slope.kind !== 'number');
    return {
      temporaries: varying.map(({ name, slope }) => temporary(slopeOf(name), slope)),
      values: forms.map(({ name, slope, rest }) => {
        const a = slope.kind === 'number' ? slope : symbol(slopeOf(name));
        return sum(symbol(name), product(sum(product(a, symbol(name)), rest), fold(call('exprel', a))));
      }),
    };
  },
};

const slopeOf = (name: string): string => `_slope_${name}`;

const ownForm = ({ name, drift }: Rate) => conditionalForm(drift, name);
