import type { Backend, Matrix } from '../../tensor/backend.js';
import type { BatchBond, Ends } from './batched-bond.js';

export class DenseBatch implements BatchBond {
  constructor(
    private readonly backend: Backend,
    private readonly weights: Matrix,
  ) {}

  toPost(into: Matrix, pre: Matrix): void {
    this.backend.matmul(into, pre, this.weights, { transposeB: true });
  }

  toPre(into: Matrix, post: Matrix, keep: 0 | 1): void {
    this.backend.matmul(into, post, this.weights, { keep });
  }

  learn(ends: readonly Ends[], change: () => void): void {
    change();
    for (const { pre, post } of ends)
      this.backend.matmul(this.weights, post, pre, { transposeA: true, keep: 1 });
  }

  free(): void {}
}
