/** Learning by plain loops in f64: the oracle of the others. Any bonds, any way of settling. */
import { demandInputs, demandSamples } from './check-samples.js';
import { demandLearning } from './check-settings.js';
import { addContrast, applyChange, noChange } from './contrast.js';
import type { Settle } from './estimate.js';
import { settleByEuler } from './euler.js';
import type {
  EquilibriumLearner,
  EquilibriumParameters,
  EulerSettings,
  InputRows,
  LabelledRows,
  LearningSettings,
} from './learner.js';
import { copyOf, type EquilibriumNetwork, outputOf, restingState } from './network.js';
import { costAt, nudgeTo } from './nudge.js';
import { Signs } from './signs.js';

/** The two phases: the second is the one with a nudge. */
export function eulerPhases(
  network: EquilibriumNetwork,
  options: Pick<EulerSettings, 'epsilon' | 'freeSteps' | 'nudgedSteps'>,
): Settle {
  return (state, nudge) => {
    const steps = nudge === undefined ? options.freeSteps : options.nudgedSteps;
    settleByEuler(network, state, steps, options.epsilon, nudge);
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
    const { inputs, labels, identities } = samples;
    const betas = this.signs.next();
    const change = noChange(network);
    let cost = 0;
    for (let row = 0; row < inputs.count; row++) {
      const identity = identities?.[row];
      const free = this.free(inputs, row, identity);
      if (identity !== undefined) this.remembered.set(identity, free);
      const target = outputOf(free).map((_, k) => Number(k === labels[row]));
      cost += costAt(settings.cost, outputOf(free), target);
      const [last, first = free] = betas.map((beta) => {
        const state = copyOf(free);
        this.settle(state, nudgeTo(settings.cost, beta, target, outputOf(free)));
        return state;
      });
      const span = betas.length === 1 ? betas[0] : betas[0] - betas[1];
      addContrast(change, network, first, last, pace / (span * inputs.count));
    }
    applyChange(network, change, settings.rates);
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
