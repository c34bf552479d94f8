/** Matrices for batches of one size: a sample in each row. */
import type { Backend, Matrix } from '../../tensor/backend.js';
import { type BatchBond, batchBond } from './batched-bond.js';
import type { BatchedNetwork } from './batched-network.js';

export class BatchRoom {
  readonly input: Matrix;
  /** Of each layer above the input. */
  readonly states: readonly Matrix[];
  /** What they tell: their states, unless the text says otherwise. */
  readonly told: readonly Matrix[];
  readonly drives: readonly Matrix[];
  /** What the input and its bias give the first layer. */
  readonly base: Matrix;
  readonly bonds: readonly BatchBond[];
  private readonly backend: Backend;

  constructor(
    network: BatchedNetwork,
    readonly count: number,
  ) {
    const { backend, program, plain, weights } = network;
    const [inputs, ...layers] = plain.widths;
    const each = () => layers.map((width) => backend.matrix(count, width));
    this.backend = backend;
    this.input = backend.matrix(count, inputs);
    this.states = each();
    this.told = program.neuron.tellsState ? this.states : each();
    this.drives = each();
    this.base = backend.matrix(count, layers[0]);
    this.bonds = plain.bonds.map((bond, l) => batchBond(backend, bond, weights[l], count));
  }

  free(): void {
    const { input, states, told, drives, base, bonds } = this;
    for (const bond of bonds) bond.free();
    this.backend.free(input, base, ...new Set([...states, ...told, ...drives]));
  }
}
