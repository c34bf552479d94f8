/** Equilibrium propagation for the protocols of the lab: every sample starts from rest, and hidden states are what read-outs see. */
import type { Split } from '../../data/dataset.js';
import { type EquilibriumLearner, labelsOf } from '../../engines/equilibrium/learner.js';
import type { Learner, LearnerState } from '../learner.js';
import { newRows, type Rows } from '../rows.js';

export class Equilibrium implements Learner {
  readonly engine = 'kernels';
  readonly audit = {
    weightTransport: true,
    derivative: false,
    phases: 2,
    nonlocal: ['the state at the end of the free phase'],
  };

  constructor(private readonly learner: EquilibriumLearner) {}

  get widths(): readonly number[] {
    return this.learner.widths;
  }

  learn(batch: Split): number {
    return this.learner.learn(batch);
  }

  features(inputs: Rows): Rows {
    const layer = Math.max(1, this.widths.length - 2);
    return newRows(inputs.count, this.widths[layer], this.learner.outputs(inputs, layer));
  }

  predict(inputs: Rows): Uint32Array {
    return labelsOf(this.learner.outputs(inputs), this.widths[this.widths.length - 1]);
  }

  layers() {
    return this.learner.parameters().weights.map((weights, l) => ({
      name: `layer ${l + 1}`,
      weights: newRows(this.widths[l + 1], this.widths[l], weights),
      overInput: l === 0,
    }));
  }

  save(): LearnerState {
    const { weights, biases } = this.learner.parameters();
    return Object.fromEntries([
      ...weights.map((values, l) => [`weights ${l}`, values]),
      ...biases.map((values, l) => [`biases ${l}`, values]),
      ['updates', Float64Array.of(this.learner.updates)],
    ]);
  }

  restore(state: LearnerState): void {
    const of = (name: string) => this.widths.slice(1).map((_, l) => Float32Array.from(state[`${name} ${l}`]));
    this.learner.load({ weights: of('weights'), biases: of('biases') });
    this.learner.updates = state.updates[0];
  }

  dispose(): void {}
}
