/** What the terms of a change are multiplied with, in matrices of one entry: they differ from update to update. */
import type { EquilibriumProgram } from '../../../equations/equilibrium/index.js';
import type { Backend, Matrix } from '../../tensor/backend.js';
import type { Pace } from '../contrast.js';
import { type Scales, scalesOf } from '../scales.js';

interface OfBond {
  readonly weights: readonly Matrix[];
  readonly biases: readonly Matrix[];
}

export class BatchScales {
  readonly products: readonly OfBond[];
  readonly own: readonly OfBond[];

  constructor(
    private readonly backend: Backend,
    private readonly program: EquilibriumProgram,
    bonds: number,
  ) {
    const each = (terms: readonly object[]) => terms.map(() => backend.matrix(1, 1));
    const { weights, clamped, biases } = program;
    this.products = Array.from({ length: bonds }, (_, l) => ({
      weights: each((l === 0 ? clamped : weights).products),
      biases: each(biases.products),
    }));
    this.own = Array.from({ length: bonds }, () => ({
      weights: each(weights.own),
      biases: each(biases.own),
    }));
  }

  /** @param count samples in the update. */
  write(pace: Pace, count: number): void {
    const scales = scalesOf(this.program, pace, count);
    for (const kind of ['products', 'own'] as const)
      for (const [l, of] of this[kind].entries()) this.put(of, scales[kind][l]);
  }

  free(): void {
    for (const { weights, biases } of [...this.products, ...this.own])
      this.backend.free(...weights, ...biases);
  }

  private put(into: OfBond, values: Scales['own'][number]): void {
    for (const what of ['weights', 'biases'] as const)
      for (const [term, matrix] of into[what].entries()) this.backend.write(matrix, [values[what][term]]);
  }
}
