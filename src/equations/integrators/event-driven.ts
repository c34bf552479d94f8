/** The closed form of event-driven equations over the time since they were last brought up to date. */
import { Problem } from '../../problem.js';
import { type Expression, symbol } from '../expression.js';
import { exact } from './exact.js';
import type { Rate, Step } from './system.js';

/** How the temporaries begin that hold the time since the last update, seconds. */
export const ELAPSED = '_elapsed';

/** @param elapsed the temporary that holds that time. */
export function eventDrivenStep(rates: readonly Rate[], elapsed: string): Step {
  const system = { rates, step: symbol(elapsed) as Expression };
  const refusal = exact.refuses(system);
  if (refusal === undefined) return exact.step(system);
  throw new Problem(`\`${rates[0].name}\` cannot be event-driven: ${refusal}.`, {
    fix: 'Mark the equation `(clock-driven)`, or make it linear with constant coefficients.',
    path: ['equations'],
    offset: rates[0].offset,
  });
}
