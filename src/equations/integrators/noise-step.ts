/** White noise over one step: each `xi` becomes a normal number of variance dt, one for all equations that read it. */
import { product } from '../algebra/arithmetic-of-trees.js';
import { fold } from '../algebra/fold.js';
import { call, type Expression, symbol } from '../expression.js';
import type { Statement } from '../program.js';
import { type Rate, type System, temporary } from './system.js';

/** Each noise once, in the order in which the equations first name them. */
export function noisesOf({ rates }: System): string[] {
  return [...new Set(rates.flatMap(({ noise }) => [...noise.keys()]))];
}

export function noiseSteps(system: System): Statement[] {
  const root = fold(call('sqrt', system.step));
  return noisesOf(system).map((name) => temporary(noiseStep(name), product(root, call('randn'))));
}

/** The name of the temporary that holds the noise's step. */
export const noiseStep = (noise: string): string => `_step_${noise}`;

/** The noise of one equation over the step. */
export function noiseTerms({ noise }: Rate): Expression[] {
  return [...noise].map(([name, factor]) => product(factor, symbol(noiseStep(name))));
}
