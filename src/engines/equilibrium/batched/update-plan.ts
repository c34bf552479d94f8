/** One update from a batch, from what drives the free phase to the last bias, as a plan: a backend may make one call of it. */
import type { Backend, Matrix, Plan } from '../../tensor/backend.js';
import type { Pace } from '../contrast.js';
import type { EulerSettings } from '../learner.js';
import { BatchRoom } from './batch-room.js';
import { BatchScales } from './batch-scales.js';
import type { BatchedNetwork } from './batched-network.js';
import type { ProductFormulas, TermFormulas } from './formulas.js';

export class UpdatePlan {
  /** Where the batch is put, and at first the states that it goes on from. */
  readonly room: BatchRoom;
  /** One hot. */
  readonly targets: Matrix;
  /** Where the free phase ended. */
  readonly free: readonly Matrix[];
  /** Of the nudge of each phase. */
  private readonly betas: readonly Matrix[];
  private readonly scales: BatchScales;
  private readonly plan: Plan;
  private readonly backend: Backend;

  /** @param phases how many are nudged */
  constructor(
    private readonly network: BatchedNetwork,
    private readonly settings: EulerSettings,
    readonly count: number,
    phases: number,
  ) {
    const { backend, plain, program } = network;
    const { widths } = plain;
    this.backend = backend;
    this.room = new BatchRoom(network, count);
    this.free = widths.slice(1).map((width) => backend.matrix(count, width));
    this.targets = backend.matrix(count, widths[widths.length - 1]);
    this.betas = Array.from({ length: phases }, () => backend.matrix(1, 1));
    this.scales = new BatchScales(backend, program, plain.bonds.length);
    this.plan = backend.record(() => this.record());
  }

  /** @param betas of the nudged phases */
  run(betas: readonly number[], pace: Pace): void {
    betas.forEach((beta, phase) => {
      this.backend.write(this.betas[phase], [beta]);
    });
    this.scales.write(pace, this.count);
    this.plan.run();
  }

  end(): void {
    this.plan.free();
    this.room.free();
    this.scales.free();
    this.backend.free(this.targets, ...this.free, ...this.betas);
  }

  private record(): void {
    const { network, settings, room, free } = this;
    network.drive(room);
    network.settle(room, settings.freeSteps);
    const first = this.copied(room.told);
    this.copy(free, room.states);
    const ends = this.betas.map((beta, phase) => {
      if (phase > 0) this.copy(room.states, free);
      this.nudge(beta);
      return this.copied(room.told);
    });
    this.learn(ends[1] ?? first, ends[0]);
  }

  private nudge(beta: Matrix): void {
    const { network, settings, room, free, targets, backend } = this;
    const { formulas } = network;
    const force = backend.matrix(targets.rows, targets.columns);
    formulas.force(force, { beta, y: targets, s_free: free[free.length - 1] });
    network.settle(room, settings.nudgedSteps, { force, stiffness: this.stiffness(beta) });
  }

  private stiffness(beta: Matrix): Matrix | number {
    const { stiffness } = this.network.formulas;
    if (typeof stiffness === 'number') return stiffness;
    const into = this.backend.matrix(1, 1);
    stiffness(into, { beta });
    return into;
  }

  private learn(before: readonly Matrix[], after: readonly Matrix[]): void {
    const { room, scales, network } = this;
    const { weights, biases, formulas } = network;
    weights.forEach((weight, l) => {
      const own = scales.own[l];
      const ends = { start: before[l], end: after[l] };
      this.changeByItself(biases[l], formulas.biases, own.biases);
      for (const post of this.posts(formulas.biases, scales.products[l].biases, ends)) {
        const sum = this.backend.matrix(1, post.columns);
        this.backend.reduce(sum, post, 'sum', 'perColumn');
        formulas.sum(biases[l], { a: biases[l], b: sum });
      }
      const terms = l === 0 ? formulas.clamped : formulas.weights;
      const [start, end] = l === 0 ? [room.input, room.input] : [before[l - 1], after[l - 1]];
      const learned = this.posts(terms, scales.products[l].weights, ends).map((post, term) => ({
        post,
        pre: this.source(terms.products[term], start, end),
      }));
      room.bonds[l].learn(learned, () => this.changeByItself(weight, formulas.weights, own.weights));
    });
  }

  private changeByItself(kept: Matrix, { own }: TermFormulas, scales: readonly Matrix[]): void {
    if (own.length === 0) return;
    const before = this.backend.matrix(kept.rows, kept.columns);
    this.network.formulas.copy(before, { a: kept });
    own.forEach((change, term) => {
      change(kept, { sum: kept, kept: before, scale: scales[term] });
    });
  }

  /** What each term sees of the upper layer, scaled. */
  private posts(
    { products }: TermFormulas,
    scales: readonly Matrix[],
    { start, end }: { readonly start: Matrix; readonly end: Matrix },
  ): readonly Matrix[] {
    return products.map(({ post }, term) => {
      const into = this.backend.matrix(end.rows, end.columns);
      post(into, { scale: scales[term], start_post: start, end_post: end });
      return into;
    });
  }

  private source({ pre }: ProductFormulas, start: Matrix, end: Matrix): Matrix {
    if (pre === 'start') return start;
    if (pre === 'end') return end;
    const into = this.backend.matrix(start.rows, start.columns);
    pre(into, { start_pre: start, end_pre: end });
    return into;
  }

  private copied(from: readonly Matrix[]): readonly Matrix[] {
    return this.copy(
      from.map(({ rows, columns }) => this.backend.matrix(rows, columns)),
      from,
    );
  }

  private copy(into: readonly Matrix[], from: readonly Matrix[]): readonly Matrix[] {
    into.forEach((matrix, l) => {
      this.network.formulas.copy(matrix, { a: from[l] });
    });
    return into;
  }
}
