/** The steps of all samples of a batch at once, on matrices of a tensor backend. */
import type { Backend, Matrix } from '../../tensor/backend.js';
import { demandInputs, demandSamples } from '../check-samples.js';
import { demandEuler } from '../check-settings.js';
import type {
  EquilibriumLearner,
  EquilibriumParameters,
  EulerSettings,
  InputRows,
  LabelledRows,
} from '../learner.js';
import type { EquilibriumNetwork } from '../network.js';
import { costAt } from '../nudge.js';
import { RememberedStates } from '../remembered-states.js';
import { Signs, spanOf } from '../signs.js';
import { BatchRoom } from './batch-room.js';
import { BatchedNetwork } from './batched-network.js';
import { UpdatePlan } from './update-plan.js';

export class BatchedLearner implements EquilibriumLearner {
  readonly widths: readonly number[];
  private readonly network: BatchedNetwork;
  private readonly remembered: readonly RememberedStates[];
  private readonly signs: Signs;
  /** Of each layer, the states that the last batch went on from. */
  private readonly first: Float32Array[];
  /** For batches as large as the last. */
  private update: UpdatePlan | undefined;

  /**
   * @param plain with the first weights.
   * @param backend stays the caller's, who closes it.
   */
  constructor(
    plain: EquilibriumNetwork,
    private readonly settings: EulerSettings,
    private readonly backend: Backend,
  ) {
    const { widths } = plain;
    this.widths = widths;
    demandEuler(settings, widths);
    this.network = new BatchedNetwork(backend, plain, settings.program, settings.epsilon);
    this.remembered = widths.slice(1).map((width) => new RememberedStates(width));
    this.first = widths.slice(1).map(() => new Float32Array(0));
    this.signs = new Signs(settings);
  }

  learn(samples: LabelledRows, pace = 1): number {
    demandSamples(samples, this.widths);
    const { inputs, labels, identities } = samples;
    const betas = this.signs.next();
    const update = this.updateOf(inputs.count, betas.length);
    const targets = this.targets(inputs.count, labels);
    this.put(update.room, inputs, identities);
    this.backend.write(update.targets, targets);
    const rates = this.settings.rates.map((rate) => pace * rate);
    update.run(betas, { rates, beta: spanOf(betas) });
    const outputs = this.remember(update.free, identities);
    return costAt(this.settings.program, outputs, targets) / inputs.count;
  }

  outputs(inputs: InputRows, layer = this.widths.length - 1): Float32Array {
    demandInputs(inputs, this.widths[0]);
    const { backend, network } = this;
    const room = new BatchRoom(network, inputs.count);
    this.put(room, inputs, undefined);
    network.drive(room);
    network.settle(room, this.settings.freeSteps);
    const outputs = backend.read(room.states[layer - 1]);
    room.free();
    return outputs;
  }

  get updates(): number {
    return this.signs.batch;
  }

  set updates(updates: number) {
    this.signs.batch = updates;
  }

  parameters(): EquilibriumParameters {
    const read = (matrix: Matrix) => this.backend.read(matrix);
    return { weights: this.network.weights.map(read), biases: this.network.biases.map(read) };
  }

  load({ weights, biases }: EquilibriumParameters): void {
    const write = (into: readonly Matrix[], values: readonly Float32Array[]) =>
      into.forEach((matrix, l) => {
        this.backend.write(matrix, values[l]);
      });
    write(this.network.weights, weights);
    write(this.network.biases, biases);
  }

  dispose(): void {
    this.update?.end();
    this.network.free();
  }

  private updateOf(count: number, phases: number): UpdatePlan {
    if (this.update?.count !== count) {
      this.update?.end();
      this.update = new UpdatePlan(this.network, this.settings, count, phases);
    }
    return this.update;
  }

  private put(room: BatchRoom, inputs: InputRows, identities: ArrayLike<number> | undefined): void {
    this.backend.write(room.input, numbersOf(inputs));
    room.states.forEach((state, l) => {
      const width = this.widths[l + 1];
      const length = room.count * width;
      if (this.first[l].length < length) this.first[l] = new Float32Array(length);
      const first = this.first[l].subarray(0, length);
      if (identities === undefined) first.fill(0);
      else
        for (let row = 0; row < room.count; row++)
          first.set(this.remembered[l].of(identities[row]), row * width);
      this.backend.write(state, first);
    });
  }

  /** Gives the states of the output. */
  private remember(free: readonly Matrix[], identities: ArrayLike<number> | undefined): Float32Array {
    const outputs = this.backend.read(free[free.length - 1]);
    if (identities === undefined) return outputs;
    free.forEach((matrix, l) => {
      const values = l === free.length - 1 ? outputs : this.backend.read(matrix);
      const width = matrix.columns;
      for (let row = 0; row < matrix.rows; row++)
        this.remembered[l].of(identities[row]).set(values.subarray(row * width, (row + 1) * width));
    });
    return outputs;
  }

  private targets(count: number, labels: ArrayLike<number>): Float64Array {
    const classes = this.widths[this.widths.length - 1];
    const targets = new Float64Array(count * classes);
    for (let row = 0; row < count; row++) targets[row * classes + labels[row]] = 1;
    return targets;
  }
}

/** There may be more values than rows. */
function numbersOf({ count, width, values }: InputRows): ArrayLike<number> {
  const length = count * width;
  if (values instanceof Float32Array) return values.subarray(0, length);
  return Float32Array.from({ length }, (_, k) => values[k]);
}
