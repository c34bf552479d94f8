/** The explicit Runge-Kutta methods of order two (midpoint) and four. */
import { product, quotient, sum } from '../algebra/arithmetic-of-trees.js';
import { type Expression, number, symbol } from '../expression.js';
import type { Statement } from '../program.js';
import { at, live } from './support.js';
import { type Integrator, isStochastic, type System, temporary } from './system.js';

const refuses = (system: System): string | undefined =>
  isStochastic(system) ? 'it contains white noise, which needs euler, heun or milstein' : undefined;

/** Temporaries `_k1_x`, `_k2_x`, ... hold the slopes times the step. */
const slope = (stage: number, name: string): string => `_k${stage}_${name}`;

/** One stage: slopes where each variable has moved by `part` of the slope of the stage before. */
function stage(
  { rates, step }: System,
  number_: number,
  part?: (slope: Expression) => Expression,
  later?: Expression,
) {
  const point = new Map<string, Expression>(
    part === undefined
      ? []
      : rates.map(({ name }) => [name, sum(symbol(name), part(symbol(slope(number_ - 1, name))))]),
  );
  return rates.map(
    (rate): Statement =>
      temporary(slope(number_, rate.name), product(step, at(live(rate, rate.drift), point, later))),
  );
}

const half = (expression: Expression): Expression => quotient(expression, number(2));

export const rk2: Integrator = {
  name: 'rk2',
  about: 'Runge-Kutta of second order (midpoint)',
  refuses,
  step: (system) => ({
    temporaries: [...stage(system, 1), ...stage(system, 2, half, half(system.step))],
    values: system.rates.map(({ name }) => sum(symbol(name), symbol(slope(2, name)))),
  }),
};

export const rk4: Integrator = {
  name: 'rk4',
  about: 'Runge-Kutta of fourth order',
  refuses,
  step: (system) => ({
    temporaries: [
      ...stage(system, 1),
      ...stage(system, 2, half, half(system.step)),
      ...stage(system, 3, half, half(system.step)),
      ...stage(system, 4, (last) => last, system.step),
    ],
    values: system.rates.map(({ name }) => {
      const [k1, k2, k3, k4] = [1, 2, 3, 4].map((stage) => symbol(slope(stage, name)));
      return sum(
        symbol(name),
        quotient(sum(k1, product(number(2), k2), product(number(2), k3), k4), number(6)),
      );
    }),
  }),
};
