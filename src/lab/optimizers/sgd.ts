import type { Backend, Elementwise, Matrix } from '../../engines/tensor/backend.js';
import { difference, product } from '../../equations/algebra/arithmetic-of-trees.js';
import { symbol } from '../../equations/expression.js';
import type { Optimizer } from './optimizer.js';

/** Steps straight down the gradient. */
export class Sgd implements Optimizer {
  private readonly step: Elementwise;

  constructor(
    backend: Backend,
    private readonly rate: number,
  ) {
    this.step = backend.compile(difference(symbol('w'), product(symbol('rate'), symbol('g'))));
  }

  advance(): void {}

  descend(parameter: Matrix, gradient: Matrix, rate = this.rate): void {
    this.step(parameter, { w: parameter, g: gradient, rate });
  }
}
