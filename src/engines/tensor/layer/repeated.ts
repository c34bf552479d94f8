/** Steps that are taken batch after batch: soon as a plan, which a backend may make one call of. */
import type { Plan } from '../backend.js';
import type { LayerWorld, Run } from './world.js';

/** A plan may take longer to make than a few batches do one by one. */
const BATCHES_BEFORE_PLAN = 2;

export class Repeated {
  private plan: Plan | undefined;
  private batches = 0;

  /** @param isPlannable whether nothing is read or written on the way */
  constructor(
    private readonly steps: readonly Run[],
    private readonly world: LayerWorld,
    private readonly isPlannable: boolean,
  ) {}

  run(): void {
    const { backend, scratch } = this.world;
    if (this.isPlannable && this.batches++ === BATCHES_BEFORE_PLAN)
      this.plan = backend.record(() => scratch.apart(() => this.take()));
    if (this.plan === undefined) this.take();
    else this.plan.run();
  }

  /** To be called before matrices are made anew. */
  forget(): void {
    this.plan?.free();
    this.plan = undefined;
    this.batches = 0;
  }

  private take(): void {
    for (const step of this.steps) step();
  }
}
