/** Euler's method on compiled kernels in f32: quickest for one sample at a time, and for inputs that are mostly 0. */
import { demandInputs, demandSamples } from '../check-samples.js';
import { demandEuler } from '../check-settings.js';
import type {
  EquilibriumLearner,
  EquilibriumParameters,
  EulerSettings,
  InputRows,
  LabelledRows,
} from '../learner.js';
import { denseNetwork } from '../network.js';
import { costAt, nudgeTo } from '../nudge.js';
import { RememberedStates } from '../remembered-states.js';
import { Signs } from '../signs.js';
import { type ActiveInputs, type Contrast, FusedNetwork, parametersOf } from './fused-network.js';
import { layerRange } from './layout.js';

export class FusedLearner implements EquilibriumLearner {
  private readonly network: FusedNetwork;
  private readonly remembered: RememberedStates;
  private readonly signs: Signs;
  private readonly target: Float64Array;
  /** Of the samples of a batch, one after the other: their states at the end of two phases. */
  private before = new Float32Array(0);
  private after = new Float32Array(0);
  private readonly moved: Float32Array;

  constructor(
    readonly widths: readonly number[],
    private readonly settings: EulerSettings,
  ) {
    demandEuler(settings, widths);
    this.network = new FusedNetwork(widths, settings.epsilon);
    this.network.load(parametersOf(denseNetwork(widths, settings.seed)));
    this.remembered = new RememberedStates(this.network.layout.stateSize);
    this.signs = new Signs(settings);
    this.target = new Float64Array(widths[widths.length - 1]);
    this.moved = new Float32Array(this.network.layout.stateSize);
  }

  learn(samples: LabelledRows, pace = 1): number {
    demandSamples(samples, this.widths);
    const { network, settings } = this;
    const { count } = samples.inputs;
    const betas = this.signs.next();
    const span = betas.length === 1 ? betas[0] : betas[0] - betas[1];
    const scales = settings.rates.map((rate) => (pace * rate) / (span * count));
    this.makeRoom(count);
    const seen: ActiveInputs[] = [];
    let cost = 0;
    for (let row = 0; row < count; row++) {
      const input = network.active(samples.inputs.values, row * this.widths[0]);
      seen.push(input);
      cost += this.present(input, samples, row);
      this.nudge(row, betas);
    }
    seen.forEach((input, row) => {
      network.learn(input, this.contrast(row), scales);
    });
    return cost / count;
  }

  outputs({ count, width, values }: InputRows, layer = this.widths.length - 1): Float32Array {
    demandInputs({ count, width, values }, this.widths[0]);
    const { network } = this;
    const rows = new Float32Array(count * this.widths[layer]);
    for (let row = 0; row < count; row++) {
      network.drive(network.active(values, row * width));
      network.state.fill(0);
      network.settle(this.settings.freeSteps);
      rows.set(this.layer(layer), row * this.widths[layer]);
    }
    return rows;
  }

  get updates(): number {
    return this.signs.batch;
  }

  set updates(updates: number) {
    this.signs.batch = updates;
  }

  parameters(): EquilibriumParameters {
    return this.network.parameters();
  }

  load(parameters: EquilibriumParameters): void {
    this.network.load(parameters);
  }

  /** The free phase; sets the target and gives the cost. */
  private present(input: ActiveInputs, { labels, identities }: LabelledRows, row: number): number {
    const { network, target, settings } = this;
    const remembered = identities && this.remembered.of(identities[row]);
    network.drive(input);
    if (remembered === undefined) network.state.fill(0);
    else network.state.set(remembered);
    network.settle(settings.freeSteps);
    remembered?.set(network.state);
    target.fill(0);
    target[labels[row]] = 1;
    return costAt(settings.cost, this.output, target);
  }

  /** The nudged phases, each from the same free state. */
  private nudge(row: number, betas: readonly number[]): void {
    const { network, target, settings } = this;
    const free = this.place(this.before, row);
    free.set(network.state);
    const after = this.place(this.after, row);
    betas.forEach((beta, phase) => {
      if (phase > 0) {
        after.set(network.state);
        network.state.set(free);
      }
      network.settle(settings.nudgedSteps, nudgeTo(settings.cost, beta, target, this.output));
    });
    (betas.length === 1 ? after : free).set(network.state);
  }

  private contrast(row: number): Contrast {
    const { moved } = this;
    const [before, after] = [this.place(this.before, row), this.place(this.after, row)];
    for (let k = 0; k < moved.length; k++) moved[k] = after[k] - before[k];
    return { before, after, moved };
  }

  private place(states: Float32Array, row: number): Float32Array {
    const size = this.moved.length;
    return states.subarray(row * size, (row + 1) * size);
  }

  private makeRoom(count: number): void {
    const size = count * this.moved.length;
    if (this.before.length >= size) return;
    this.before = new Float32Array(size);
    this.after = new Float32Array(size);
  }

  private get output(): Float32Array {
    return this.layer(this.widths.length - 1);
  }

  /** Of the state that is there now. */
  private layer(layer: number): Float32Array {
    return this.network.state.subarray(...layerRange(this.network.layout.layers[layer - 1]));
  }
}
