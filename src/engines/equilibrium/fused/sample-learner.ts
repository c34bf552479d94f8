/** What learners have in common that take one sample after the other and keep their weights in the memory of kernels. */
import { demandInputs, demandSamples } from '../check-samples.js';
import type {
  EquilibriumLearner,
  EquilibriumParameters,
  InputRows,
  LabelledRows,
  LearningSettings,
} from '../learner.js';
import { denseNetwork } from '../network.js';
import { costAt } from '../nudge.js';
import { RememberedStates } from '../remembered-states.js';
import { scalesOf } from '../scales.js';
import { Signs, spanOf } from '../signs.js';
import type { ActiveInputs } from './active-inputs.js';
import type { Contrast } from './fused-learning.js';
import { FusedNetwork } from './fused-network.js';
import { parametersOf } from './fused-parameters.js';

export abstract class SampleLearner implements EquilibriumLearner {
  protected readonly network: FusedNetwork;
  /** Of the sample that is presented. */
  protected readonly target: Float64Array;
  private readonly remembered: RememberedStates;
  private readonly signs: Signs;

  constructor(
    readonly widths: readonly number[],
    private readonly learning: LearningSettings,
    epsilon: number,
  ) {
    this.network = new FusedNetwork(widths, learning.program, epsilon);
    this.network.load(parametersOf(denseNetwork(widths, learning.seed)));
    this.remembered = new RememberedStates(this.network.layout.stateSize);
    this.signs = new Signs(learning);
    this.target = new Float64Array(widths[widths.length - 1]);
  }

  /** The free phase of the input that drives: from where `states` say, or from rest. */
  protected abstract settleFreely(states: Float32Array | undefined): void;
  /** Of all layers, as kernels have them. */
  protected abstract get states(): Float32Array;
  /** Of one layer above the input. */
  protected abstract stateOf(layer: number): ArrayLike<number>;
  /** The nudged phases, each from the same free state. */
  protected abstract nudged(row: number, betas: readonly number[]): Contrast;
  /** Before the first sample of a batch. */
  protected begin(_count: number): void {}

  learn(samples: LabelledRows, pace = 1): number {
    demandSamples(samples, this.widths);
    const { network, learning, widths } = this;
    const { count, values } = samples.inputs;
    const betas = this.signs.next();
    const rates = learning.rates.map((rate) => pace * rate);
    const scales = scalesOf(learning.program, { rates, beta: spanOf(betas) }, count);
    this.begin(count);
    const seen: { readonly input: ActiveInputs; readonly contrast: Contrast }[] = [];
    let cost = 0;
    for (let row = 0; row < count; row++) {
      const input = network.active(values, row * widths[0]);
      cost += this.present(input, samples, row);
      seen.push({ input, contrast: this.nudged(row, betas) });
    }
    network.change(scales);
    for (const { input, contrast } of seen) network.learn(input, contrast, scales);
    return cost / count;
  }

  outputs({ count, width, values }: InputRows, layer = this.widths.length - 1): Float32Array {
    demandInputs({ count, width, values }, this.widths[0]);
    const { network } = this;
    const rows = new Float32Array(count * this.widths[layer]);
    for (let row = 0; row < count; row++) {
      network.drive(network.active(values, row * width));
      this.settleFreely(undefined);
      rows.set(this.stateOf(layer), row * this.widths[layer]);
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

  protected get output(): ArrayLike<number> {
    return this.stateOf(this.widths.length - 1);
  }

  /** The free phase; sets the target and gives the cost. */
  private present(input: ActiveInputs, { labels, identities }: LabelledRows, row: number): number {
    const remembered = identities && this.remembered.of(identities[row]);
    this.network.drive(input);
    this.settleFreely(remembered);
    remembered?.set(this.states);
    this.target.fill(0);
    this.target[labels[row]] = 1;
    return costAt(this.learning.program, this.output, this.target);
  }
}
