/** Matrices for batches of one size: a sample in each row. */
import type { Backend, Matrix } from '../../tensor/backend.js';

export class BatchRoom {
  readonly input: Matrix;
  /** Of each layer above the input. */
  readonly states: readonly Matrix[];
  readonly drives: readonly Matrix[];
  /** What the input and its bias give the first layer. */
  readonly base: Matrix;

  constructor(
    private readonly backend: Backend,
    readonly count: number,
    [inputs, ...layers]: readonly number[],
  ) {
    const each = () => layers.map((width) => backend.matrix(count, width));
    this.input = backend.matrix(count, inputs);
    this.states = each();
    this.drives = each();
    this.base = backend.matrix(count, layers[0]);
  }

  free(): void {
    const { input, states, drives, base } = this;
    this.backend.free(input, base, ...states, ...drives);
  }
}
