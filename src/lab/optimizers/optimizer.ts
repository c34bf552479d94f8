import type { Matrix } from '../../engines/tensor/backend.js';

/** Turns gradients into steps. */
export interface Optimizer {
  /** Begins a step: all calls of `descend` until the next one belong to it. */
  advance(): void;
  /**
   * Moves a parameter against its gradient; may be part of a plan, which `advance` may not.
   * @param rate of this step; the optimizer's own unless told
   */
  descend(parameter: Matrix, gradient: Matrix, rate?: number): void;
}
