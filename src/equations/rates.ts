/** From checked differential equations to the rates integrators work on. */
import { Problem } from '../problem.js';
import type { Inliner } from './algebra/inline.js';
import { linearForm, readsAny } from './algebra/linear.js';
import type { Equation } from './checked.js';
import { names } from './expression.js';
import type { Rate } from './integrators/system.js';
import { isNoise } from './noise.js';

export function ratesOf(equations: readonly Equation[], inliner: Inliner): Rate[] {
  return equations.map((equation) => rateOf(equation, inliner));
}

function rateOf({ name, expression, flags, offset }: Equation, inliner: Inliner): Rate {
  const whole = inliner.inline(expression!);
  const noises = new Set([...names(whole)].filter(isNoise));
  const form = linearForm(whole, noises);
  if (form === undefined || [...form.coefficients.values()].some((factor) => readsAny(factor, noises)))
    throw new Problem(`The noise in the equation of \`${name}\` is not a term of its own.`, {
      fix: 'Write it as a sum: `dx/dt = drift + factor*xi`.',
      path: ['equations'],
      offset,
    });
  return {
    name,
    drift: form.rest,
    noise: form.coefficients,
    freezes: flags.has('unless refractory'),
    offset,
  };
}
