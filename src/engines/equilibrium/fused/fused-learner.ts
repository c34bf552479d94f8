/** Step by step on compiled kernels in f32: quickest for one sample at a time, and for inputs that are mostly 0. */
import { demandEuler } from '../check-settings.js';
import type { EulerSettings } from '../learner.js';
import { nudgeTo } from '../nudge.js';
import type { Contrast } from './fused-learning.js';
import { layerRange } from './layout.js';
import { SampleLearner } from './sample-learner.js';

export class FusedLearner extends SampleLearner {
  /** Of the samples of a batch, one after the other: what neurons told at the end of two phases. */
  private before = new Float32Array(0);
  private after = new Float32Array(0);
  private readonly free: Float32Array;

  constructor(
    widths: readonly number[],
    private readonly settings: EulerSettings,
  ) {
    demandEuler(settings, widths);
    super(widths, settings, settings.epsilon);
    this.free = new Float32Array(this.network.layout.stateSize);
  }

  protected settleFreely(states: Float32Array | undefined): void {
    const { network } = this;
    if (states === undefined) network.state.fill(0);
    else network.state.set(states);
    network.settle(this.settings.freeSteps);
  }

  protected get states(): Float32Array {
    return this.network.state;
  }

  protected stateOf(layer: number): Float32Array {
    return this.network.state.subarray(...layerRange(this.network.layout.layers[layer - 1]));
  }

  protected nudged(row: number, betas: readonly number[]): Contrast {
    const { network, target, settings, free } = this;
    const [before, after] = [this.place(this.before, row), this.place(this.after, row)];
    free.set(network.state);
    before.set(network.told);
    betas.forEach((beta, phase) => {
      if (phase > 0) network.state.set(free);
      network.settle(settings.nudgedSteps, nudgeTo(settings.program, beta, target, this.output));
      (phase === 0 ? after : before).set(network.told);
    });
    return { before, after };
  }

  protected override begin(count: number): void {
    const size = count * this.free.length;
    if (this.before.length >= size) return;
    this.before = new Float32Array(size);
    this.after = new Float32Array(size);
  }

  private place(states: Float32Array, row: number): Float32Array {
    const size = this.free.length;
    return states.subarray(row * size, (row + 1) * size);
  }
}
