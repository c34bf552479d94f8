/** Weights and biases as matrices, and Euler's steps of all samples of a batch with them. */
import type { Backend, Matrix } from '../../tensor/backend.js';
import { denseNetwork } from '../network.js';
import type { BatchRoom } from './batch-room.js';
import { compileFormulas, type Formulas } from './formulas.js';

/** On the output. */
export interface BatchNudge {
  readonly force: Matrix;
  readonly stiffness: Matrix | number;
}

export class BatchedNetwork {
  /** A neuron of the upper layer in each row. */
  readonly weights: readonly Matrix[];
  /** Rows. */
  readonly biases: readonly Matrix[];
  readonly formulas: Formulas;

  constructor(
    readonly backend: Backend,
    widths: readonly number[],
    seed: number,
    private readonly epsilon: number,
  ) {
    const { bonds, biases } = denseNetwork(widths, seed);
    this.weights = bonds.map(({ pre, post, weights }) => backend.matrix(post, pre, weights));
    this.biases = biases.map((bias) => backend.matrix(1, bias.length, bias));
    this.formulas = compileFormulas(backend);
  }

  /** What the input drives, once for all steps. */
  drive({ base, input }: BatchRoom): void {
    this.backend.matmul(base, input, this.weights[0], { transposeB: true });
    this.formulas.learnBias(base, { bias: this.biases[0], scale: 1, sum: base });
  }

  settle({ states, drives, base }: BatchRoom, steps: number, nudge?: BatchNudge): void {
    const { backend, weights, formulas, biases, epsilon } = this;
    const top = states.length - 1;
    for (let step = 0; step < steps; step++) {
      for (let l = 0; l <= top; l++) {
        if (l > 0) backend.matmul(drives[l], states[l - 1], weights[l], { transposeB: true });
        if (l < top) backend.matmul(drives[l], states[l + 1], weights[l + 1], { keep: l > 0 ? 1 : 0 });
      }
      for (let l = 0; l <= top; l++) {
        const inputs = { state: states[l], drive: drives[l], base: l === 0 ? base : biases[l], epsilon };
        if (nudge === undefined || l < top) formulas.free(states[l], inputs);
        else formulas.nudged(states[l], { ...inputs, ...nudge });
      }
    }
  }
}
