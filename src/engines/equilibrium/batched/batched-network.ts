/** Weights and biases as matrices, and the steps of all samples of a batch with them. */
import type { EquilibriumProgram } from '../../../equations/equilibrium/index.js';
import type { Backend, Matrix } from '../../tensor/backend.js';
import type { EquilibriumNetwork } from '../network.js';
import type { BatchRoom } from './batch-room.js';
import { rowsOf } from './batched-bond.js';
import { compileFormulas, type Formulas } from './formulas.js';

/** On the output. */
export interface BatchNudge {
  readonly force: Matrix;
  readonly stiffness: Matrix | number;
}

export class BatchedNetwork {
  /** A neuron of the upper layer, or a filter, in each row. */
  readonly weights: readonly Matrix[];
  /** Rows. */
  readonly biases: readonly Matrix[];
  readonly formulas: Formulas;

  /** @param plain with the first weights; it is left as it is. */
  constructor(
    readonly backend: Backend,
    readonly plain: EquilibriumNetwork,
    readonly program: EquilibriumProgram,
    private readonly epsilon: number,
  ) {
    const { bonds, biases } = plain;
    this.weights = bonds.map((bond) => {
      const rows = rowsOf(bond);
      return backend.matrix(rows, bond.weights.length / rows, bond.weights);
    });
    this.biases = biases.map((bias) => backend.matrix(1, bias.length, bias));
    this.formulas = compileFormulas(backend, program);
  }

  /** What the input drives, once for all steps. */
  drive({ base, input, bonds }: BatchRoom): void {
    bonds[0].toPost(base, input);
    this.formulas.sum(base, { a: base, b: this.biases[0] });
  }

  settle(room: BatchRoom, steps: number, nudge?: BatchNudge): void {
    const { formulas, biases, epsilon } = this;
    const { states, told, drives, base, bonds } = room;
    const top = states.length - 1;
    this.tell(room);
    for (let step = 0; step < steps; step++) {
      for (let l = 1; l <= top; l++) {
        bonds[l].toPost(drives[l], told[l - 1]);
        bonds[l].toPre(drives[l - 1], told[l], l > 1 ? 1 : 0);
      }
      for (let l = 0; l <= top; l++) {
        const inputs = { s: states[l], drive: drives[l], base: l === 0 ? base : biases[l], epsilon };
        if (nudge === undefined || l < top) formulas.free(states[l], inputs);
        else formulas.nudged(states[l], { ...inputs, ...nudge });
      }
      this.tell(room);
    }
  }

  free(): void {
    this.backend.free(...this.weights, ...this.biases);
  }

  private tell({ states, told }: BatchRoom): void {
    if (this.program.neuron.tellsState) return;
    states.forEach((state, l) => {
      this.formulas.rho(told[l], { s: state });
    });
  }
}
