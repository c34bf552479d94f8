/** One update from a batch, from what drives the free phase to the last bias, as a plan: a backend may make one call of it. */
import type { Backend, Matrix, Plan } from '../../tensor/backend.js';
import type { EulerSettings } from '../learner.js';
import { slopeOf } from '../nudge.js';
import { BatchRoom } from './batch-room.js';
import type { BatchedNetwork } from './batched-network.js';

export class UpdatePlan {
  /** Where the batch is put, and at first the states that it goes on from. */
  readonly room: BatchRoom;
  /** One hot. */
  readonly targets: Matrix;
  /** Where the free phase ended. */
  readonly free: readonly Matrix[];
  /** Of the nudge of each phase. */
  private readonly strengths: readonly Matrix[];
  /** Of the change. */
  private readonly scale: Matrix;
  private readonly plan: Plan;
  private readonly backend: Backend;

  /** @param phases how many are nudged */
  constructor(
    private readonly network: BatchedNetwork,
    private readonly settings: EulerSettings,
    widths: readonly number[],
    readonly count: number,
    phases: number,
  ) {
    const { backend } = network;
    this.backend = backend;
    this.room = new BatchRoom(backend, count, widths);
    this.free = widths.slice(1).map((width) => backend.matrix(count, width));
    this.targets = backend.matrix(count, widths[widths.length - 1]);
    this.strengths = Array.from({ length: phases }, () => backend.matrix(1, 1));
    this.scale = backend.matrix(1, 1);
    this.plan = backend.record(() => this.record());
  }

  /** @param betas of the nudged phases */
  run(betas: readonly number[], pace: number): void {
    const { backend, settings, strengths } = this;
    betas.forEach((beta, phase) => {
      backend.write(strengths[phase], [beta * slopeOf(settings.cost)]);
    });
    const span = betas.length === 1 ? betas[0] : betas[0] - betas[1];
    backend.write(this.scale, [pace / (span * this.count)]);
    this.plan.run();
  }

  end(): void {
    this.plan.free();
    this.room.free();
    this.backend.free(this.targets, this.scale, ...this.free, ...this.strengths);
  }

  private record(): void {
    const { network, settings, room, free } = this;
    network.drive(room);
    network.settle(room, settings.freeSteps);
    this.copy(free, room.states);
    const [last, first] = this.strengths.map((strength, phase) => {
      if (phase > 0) this.copy(room.states, free);
      this.nudge(strength);
      return this.copy(
        free.map(({ rows, columns }) => this.backend.matrix(rows, columns)),
        room.states,
      );
    });
    this.learn(first ?? free, last);
  }

  private nudge(strength: Matrix): void {
    const { network, settings, room, free, targets } = this;
    const isLinear = settings.cost === 'linear';
    const force = this.backend.matrix(targets.rows, targets.columns);
    const outputs = free[free.length - 1];
    network.formulas.force(force, { strength, target: targets, linear: Number(isLinear), free: outputs });
    network.settle(room, settings.nudgedSteps, { force, stiffness: isLinear ? 0 : strength });
  }

  private learn(before: readonly Matrix[], after: readonly Matrix[]): void {
    const { backend, settings, room, scale } = this;
    const { weights, biases, formulas } = this.network;
    settings.rates.forEach((rate, l) => {
      const learn = (post: Matrix, pre: Matrix, by: number) =>
        backend.matmul(weights[l], post, pre, { transposeA: true, scale: by, keep: 1 });
      const change = backend.matrix(room.count, after[l].columns);
      formulas.change(change, { scale, after: after[l], before: before[l] });
      const sum = backend.matrix(1, after[l].columns);
      backend.reduce(sum, change, 'sum', 'perColumn');
      formulas.learnBias(biases[l], { bias: biases[l], scale: rate, sum });
      if (l === 0) learn(change, room.input, rate);
      else {
        const scaled = change;
        formulas.scaled(scaled, { scale, factor: after[l] });
        learn(scaled, after[l - 1], rate);
        formulas.scaled(scaled, { scale, factor: before[l] });
        learn(scaled, before[l - 1], -rate);
      }
    });
  }

  private copy(into: readonly Matrix[], from: readonly Matrix[]): readonly Matrix[] {
    into.forEach((matrix, l) => {
      this.network.formulas.copy(matrix, { copied: from[l] });
    });
    return into;
  }
}
