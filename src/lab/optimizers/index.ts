/** The optimizers by name. */
import type { Backend, Matrix } from '../../engines/tensor/backend.js';
import type { Parameters } from '../parameters.js';
import { Adam } from './adam.js';
import type { Optimizer } from './optimizer.js';
import { Sgd } from './sgd.js';

export const OPTIMIZERS = ['adam', 'sgd'] as const;
export type OptimizerName = (typeof OPTIMIZERS)[number];

/** @param trained what it is going to move; what it remembers of them is kept with `parameters`. */
export function makeOptimizer(
  name: OptimizerName,
  backend: Backend,
  parameters: Parameters,
  trained: readonly Matrix[],
  rate: number,
): Optimizer {
  return name === 'adam' ? new Adam(backend, parameters, trained, rate) : new Sgd(backend, rate);
}
