/** Euler's method for all samples of a batch at once, on matrices of a tensor backend. Dense layers. */
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
import { denseNetwork } from '../network.js';
import { costAt, type Nudge, nudgeTo } from '../nudge.js';
import { RememberedStates } from '../remembered-states.js';
import { Signs } from '../signs.js';
import { BatchRoom } from './batch-room.js';
import { compileFormulas, type Formulas } from './formulas.js';

export class BatchedLearner implements EquilibriumLearner {
  /** A neuron of the upper layer in each row. */
  private readonly weights: readonly Matrix[];
  /** Rows. */
  private readonly biases: readonly Matrix[];
  private readonly sums: readonly Matrix[];
  private readonly formulas: Formulas;
  private readonly remembered: readonly RememberedStates[];
  private readonly signs: Signs;
  private room: BatchRoom | undefined;

  /** @param backend stays the caller's, who closes it. */
  constructor(
    readonly widths: readonly number[],
    private readonly settings: EulerSettings,
    private readonly backend: Backend,
  ) {
    demandEuler(settings, widths);
    const { bonds, biases } = denseNetwork(widths, settings.seed);
    this.weights = bonds.map(({ pre, post, weights }) => backend.matrix(post, pre, weights));
    this.biases = biases.map((bias) => backend.matrix(1, bias.length, bias));
    this.sums = biases.map((bias) => backend.matrix(1, bias.length));
    this.formulas = compileFormulas(backend);
    this.remembered = biases.map(({ length }) => new RememberedStates(length));
    this.signs = new Signs(settings);
  }

  learn(samples: LabelledRows, pace = 1): number {
    demandSamples(samples, this.widths);
    const { settings } = this;
    const room = this.roomFor(samples.inputs);
    const betas = this.signs.next();
    this.recall(room, samples.identities);
    this.settle(room, settings.freeSteps);
    const free = this.read(room);
    this.remember(free, samples.identities);
    const outputs = free[free.length - 1];
    const [last, first] = betas.map((beta, phase) => {
      const nudge = this.nudge(outputs, samples.labels, beta);
      if (phase > 0) this.write(room.states, free);
      this.settle(room, settings.nudgedSteps, nudge);
      return this.read(room);
    });
    this.write(room.before, first ?? free);
    this.write(room.after, last);
    const span = betas.length === 1 ? betas[0] : betas[0] - betas[1];
    this.update(room, pace / (span * room.count));
    const targets = this.targets(room.count, samples.labels);
    return costAt(settings.cost, outputs, targets) / room.count;
  }

  outputs(inputs: InputRows, layer = this.widths.length - 1): Float32Array {
    demandInputs(inputs, this.widths[0]);
    const room = this.roomFor(inputs);
    this.recall(room, undefined);
    this.settle(room, this.settings.freeSteps);
    return this.backend.read(room.states[layer - 1]);
  }

  get updates(): number {
    return this.signs.batch;
  }

  set updates(updates: number) {
    this.signs.batch = updates;
  }

  parameters(): EquilibriumParameters {
    const read = (matrix: Matrix) => this.backend.read(matrix);
    return { weights: this.weights.map(read), biases: this.biases.map(read) };
  }

  load({ weights, biases }: EquilibriumParameters): void {
    this.write(this.weights, weights);
    this.write(this.biases, biases);
  }

  /** With what the inputs drive. */
  private roomFor({ count, width, values }: InputRows): BatchRoom {
    const { backend } = this;
    if (this.room?.count !== count) {
      this.room?.free();
      this.room = new BatchRoom(backend, count, this.widths);
    }
    const { room } = this;
    backend.write(
      room.input,
      Float32Array.from({ length: count * width }, (_, k) => values[k]),
    );
    backend.matmul(room.base, room.input, this.weights[0], { transposeB: true });
    this.formulas.learnBias(room.base, { bias: this.biases[0], scale: 1, sum: room.base });
    return room;
  }

  private settle(room: BatchRoom, steps: number, nudge?: Nudge): void {
    const { backend, weights, formulas, biases } = this;
    const { epsilon } = this.settings;
    const { states, drives } = room;
    if (nudge !== undefined) backend.write(room.force, nudge.force);
    const top = states.length - 1;
    for (let step = 0; step < steps; step++) {
      for (let l = 0; l <= top; l++) {
        if (l > 0) backend.matmul(drives[l], states[l - 1], weights[l], { transposeB: true });
        if (l < top) backend.matmul(drives[l], states[l + 1], weights[l + 1], { keep: l > 0 ? 1 : 0 });
      }
      for (let l = 0; l <= top; l++) {
        const base = l === 0 ? room.base : biases[l];
        const inputs = { state: states[l], drive: drives[l], base, epsilon };
        if (nudge === undefined || l < top) formulas.free(states[l], inputs);
        else formulas.nudged(states[l], { ...inputs, force: room.force, stiffness: nudge.stiffness });
      }
    }
  }

  /** The nudge of all samples, row after row. */
  private nudge(outputs: Float32Array, labels: ArrayLike<number>, beta: number): Nudge {
    const count = outputs.length / this.classes;
    return nudgeTo(this.settings.cost, beta, this.targets(count, labels), outputs);
  }

  private targets(count: number, labels: ArrayLike<number>): Float64Array {
    const targets = new Float64Array(count * this.classes);
    for (let row = 0; row < count; row++) targets[row * this.classes + labels[row]] = 1;
    return targets;
  }

  private update(room: BatchRoom, scale: number): void {
    const { backend, weights, biases, sums, formulas } = this;
    const { before, after, moved, input } = room;
    this.settings.rates.forEach((rate, l) => {
      const by = rate * scale;
      const learn = (post: Matrix, pre: Matrix, scale: number) =>
        backend.matmul(weights[l], post, pre, { transposeA: true, scale, keep: 1 });
      formulas.difference(moved[l], { after: after[l], before: before[l] });
      if (l === 0) learn(moved[0], input, by);
      else {
        learn(after[l], after[l - 1], by);
        learn(before[l], before[l - 1], -by);
      }
      backend.reduce(sums[l], moved[l], 'sum', 'perColumn');
      formulas.learnBias(biases[l], { bias: biases[l], scale: by, sum: sums[l] });
    });
  }

  private recall(room: BatchRoom, identities: ArrayLike<number> | undefined): void {
    room.states.forEach((state, l) => {
      const width = this.widths[l + 1];
      const values = new Float32Array(room.count * width);
      if (identities !== undefined)
        for (let row = 0; row < room.count; row++)
          values.set(this.remembered[l].of(identities[row]), row * width);
      this.backend.write(state, values);
    });
  }

  private remember(free: readonly Float32Array[], identities: ArrayLike<number> | undefined): void {
    if (identities === undefined) return;
    free.forEach((values, l) => {
      const width = this.widths[l + 1];
      for (let row = 0; row * width < values.length; row++)
        this.remembered[l].of(identities[row]).set(values.subarray(row * width, (row + 1) * width));
    });
  }

  private read(room: BatchRoom): readonly Float32Array[] {
    return room.states.map((state) => this.backend.read(state));
  }

  private write(into: readonly Matrix[], values: readonly Float32Array[]): void {
    into.forEach((matrix, l) => {
      this.backend.write(matrix, values[l]);
    });
  }

  private get classes(): number {
    return this.widths[this.widths.length - 1];
  }
}
