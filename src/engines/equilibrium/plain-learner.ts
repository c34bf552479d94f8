/** Learning by plain loops in f64: the oracle of the others. Any bonds, any way of settling. */
import { demandInputs, demandSamples } from './check-samples.js';
import { demandLearning } from './check-settings.js';
import { addContrast, addOwnChange, applyChange, noChange } from './contrast.js';
import type { Settle } from './estimate.js';
import type {
  EquilibriumLearner,
  EquilibriumParameters,
  EulerSettings,
  InputRows,
  LabelledRows,
  LearningSettings,
} from './learner.js';
import { copyOf, type EquilibriumNetwork, outputOf, restingState } from './network.js';
import { toldOf } from './neuron.js';
import { costAt, nudgeTo } from './nudge.js';
import { settle } from './settle.js';
import { Signs, spanOf } from './signs.js';

/** The two phases: the second is the one with a nudge. */
export function clockedPhases(
  network: EquilibriumNetwork,
  { program, epsilon, freeSteps, nudgedSteps }: EulerSettings,
): Settle {
  return (state, nudge) => {
    const steps = nudge === undefined ? freeSteps : nudgedSteps;
    settle(program, network, state, { steps, epsilon }, nudge);
  };
}

export class PlainLearner implements EquilibriumLearner {
  private readonly remembered = new Map<number, Float64Array[]>();
  private readonly signs: Signs;

  constructor(
    private readonly network: EquilibriumNetwork,
    private readonly settings: LearningSettings,
    private readonly settle: Settle,
  ) {
    demandLearning(settings, network.widths);
    this.signs = new Signs(settings);
  }

  get widths(): readonly number[] {
    return this.network.widths;
  }

  learn(samples: LabelledRows, pace = 1): number {
    demandSamples(samples, this.widths);
    const { network, settings } = this;
    const { program } = settings;
    const { inputs, labels, identities } = samples;
    const betas = this.signs.next();
    const rates = settings.rates.map((rate) => pace * rate);
    const by = { rates, beta: spanOf(betas) };
    const change = noChange(network);
    let cost = 0;
    for (let row = 0; row < inputs.count; row++) {
      const identity = identities?.[row];
      const free = this.free(inputs, row, identity);
      if (identity !== undefined) this.remembered.set(identity, free);
      const target = outputOf(free).map((_, k) => Number(k === labels[row]));
      cost += costAt(program, outputOf(free), target);
      const [last, first = free] = betas.map((beta) => {
        const state = copyOf(free);
        this.settle(state, nudgeTo(program, beta, target, outputOf(free)));
        return state;
      });
      const [from, to] = [first, last].map((state) => toldOf(program, state));
      addContrast(change, program, network, { from, to, share: 1 / inputs.count }, by);
    }
    addOwnChange(change, program, network, by);
    applyChange(network, change);
    return cost / inputs.count;
  }

  outputs(inputs: InputRows, layer = this.widths.length - 1): Float32Array {
    demandInputs(inputs, this.widths[0]);
    const rows = Array.from({ length: inputs.count }, (_, row) => [...this.free(inputs, row)[layer]]);
    return Float32Array.from(rows.flat());
  }

  get updates(): number {
    return this.signs.batch;
  }

  set updates(updates: number) {
    this.signs.batch = updates;
  }

  parameters(): EquilibriumParameters {
    const { bonds, biases } = this.network;
    return {
      weights: bonds.map(({ weights }) => Float32Array.from(weights)),
      biases: biases.map((bias) => Float32Array.from(bias)),
    };
  }

  load({ weights, biases }: EquilibriumParameters): void {
    this.network.bonds.forEach((bond, l) => {
      bond.weights.set(weights[l]);
      this.network.biases[l].set(biases[l]);
    });
  }

  private free({ values, width }: InputRows, row: number, identity?: number): Float64Array[] {
    const input = Float64Array.from({ length: width }, (_, k) => values[row * width + k]);
    const before = identity === undefined ? undefined : this.remembered.get(identity);
    const state = before === undefined ? restingState(this.network, input) : copyOf(before);
    state[0].set(input);
    this.settle(state);
    return state;
  }
}
