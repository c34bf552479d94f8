/** Stands in for a device while a plan is recorded: writes down what would be done. */
import type { Expression } from '../../equations/expression.js';
import type { Direction, Pooling, Reduction } from './backend.js';
import type { Block, DeviceElementwise, DeviceProduct, Operations } from './device.js';
import type { ImageWindow } from './image-window.js';
import type { HeldMatrix } from './matrix-store.js';
import type { PlannedStep, Task } from './planned-step.js';

export class Recorder<Storage> implements Operations<Storage> {
  readonly steps: PlannedStep<Storage>[] = [];
  /** What has to be there whenever the steps are done. */
  readonly used = new Set<HeldMatrix<Storage>>();
  /** Made meanwhile. */
  readonly scratch = new Set<Storage>();
  private readonly written = new Set<Storage>();

  constructor(private readonly device: Operations<Storage>) {}

  matmul(into: Block<Storage>, a: Block<Storage>, b: Block<Storage>, options: DeviceProduct<Storage>): void {
    const { keep } = options;
    const kept = keep === 0 ? [] : typeof keep === 'number' ? [into] : [into, keep];
    this.add(into, [a, b, ...kept], { kind: 'matmul', a, b, options }, () =>
      this.device.matmul(into, a, b, options),
    );
  }

  elementwise(
    into: Block<Storage>,
    inputs: readonly (Block<Storage> | number)[],
    expression: Expression,
    names: readonly string[],
    compiled: DeviceElementwise<Storage>,
  ): void {
    const from = inputs.filter((input) => typeof input !== 'number');
    const task = { kind: 'elementwise', expression, names, inputs } as const;
    this.add(into, from, task, () => compiled(into, inputs));
  }

  reduce(into: Block<Storage>, a: Block<Storage>, by: Reduction, direction: Direction): void {
    this.add(into, [a], { kind: 'reduce', a, by, direction }, () =>
      this.device.reduce(into, a, by, direction),
    );
  }

  softmaxRows(into: Block<Storage>, a: Block<Storage>): void {
    this.add(into, [a], { kind: 'softmaxRows', a }, () => this.device.softmaxRows(into, a));
  }

  topColumns(into: Block<Storage>, a: Block<Storage>): void {
    this.add(into, [a], { kind: 'topColumns', a }, () => this.device.topColumns(into, a));
  }

  markTop(into: Block<Storage>, a: Block<Storage>, k: number): void {
    this.add(into, [a], { kind: 'markTop', a, k }, () => this.device.markTop(into, a, k));
  }

  gatherRows(into: Block<Storage>, a: Block<Storage>, rows: Int32Array): void {
    this.add(into, [a], { kind: 'gatherRows', a, rows }, () => this.device.gatherRows(into, a, rows));
  }

  unfold(into: Block<Storage>, images: Block<Storage>, window: ImageWindow): void {
    this.add(into, [images], { kind: 'image' }, () => this.device.unfold(into, images, window));
  }

  fold(into: Block<Storage>, patches: Block<Storage>, window: ImageWindow): void {
    this.add(into, [patches], { kind: 'image' }, () => this.device.fold(into, patches, window));
  }

  pool(into: Block<Storage>, images: Block<Storage>, window: ImageWindow, by: Pooling): void {
    this.add(into, [images], { kind: 'image' }, () => this.device.pool(into, images, window, by));
  }

  private add(
    into: Block<Storage>,
    from: readonly Block<Storage>[],
    task: Task<Storage>,
    run: () => void,
  ): void {
    if (from.some(({ storage }) => this.scratch.has(storage) && !this.written.has(storage)))
      throw new Error('a matrix of a plan is used before anything was written into it');
    this.written.add(into.storage);
    this.steps.push({ into, from, task, run });
  }
}
