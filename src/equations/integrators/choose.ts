/**
 * Which integrator a model gets: the one it names, or the one Brian2 would choose, which is exact for linear
 * equations, else euler, and heun where the noise is multiplied by a variable.
 */
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import { euler } from './euler.js';
import { exact } from './exact.js';
import { exponentialEuler } from './exponential-euler.js';
import { heun } from './heun.js';
import { milstein } from './milstein.js';
import { INTEGRATOR_ALIASES, type IntegratorName } from './names.js';
import { rk2, rk4 } from './runge-kutta.js';
import { solvedBySymbols } from './solved-by-symbols.js';
import type { Integrator, System } from './system.js';

const METHODS: Readonly<Record<IntegratorName, Integrator>> = {
  exact,
  exponential_euler: exponentialEuler,
  euler,
  rk2,
  rk4,
  heun,
  milstein,
};
const INTEGRATORS: ReadonlyMap<string, Integrator> = new Map(Object.entries(METHODS));

export interface Choice {
  readonly integrator: Integrator;
  /** A sentence for `explain`. */
  readonly reason: string;
}

export function chooseIntegrator(system: System, named: string | undefined): Choice {
  return named === undefined ? chooseForUser(system) : chooseNamed(system, named);
}

function chooseNamed(system: System, named: string): Choice {
  const name = named.toLowerCase();
  const integrator = INTEGRATORS.get(INTEGRATOR_ALIASES.get(name) ?? name);
  if (integrator === undefined)
    throw new Problem(`There is no integration method \`${named}\`.`, {
      fix: `${suggestion(named, [...INTEGRATORS.keys()])} Methods: ${[...INTEGRATORS.keys()].join(', ')}.`.trim(),
      path: ['method'],
      offset: 0,
    });
  const refusal = integrator.refuses(system);
  if (refusal === undefined) return { integrator, reason: 'The model names it.' };
  const fitting = [...INTEGRATORS.values()].filter((other) => other.refuses(system) === undefined);
  throw new Problem(`\`${named}\` cannot integrate this model: ${refusal}.`, {
    fix: `These can: ${fitting.map(({ name }) => name).join(', ')}; or leave \`method\` out.`,
    path: ['method'],
    offset: 0,
  });
}

function chooseForUser(system: System): Choice {
  const refusal = exact.refuses(system) ?? solvedBySymbols(system);
  if (refusal === undefined) return { integrator: exact, reason: 'The equations are linear.' };
  if (euler.refuses(system) === undefined)
    return { integrator: euler, reason: `Not exact, because ${refusal}.` };
  return { integrator: heun, reason: 'The noise is multiplied by a variable or by time.' };
}
