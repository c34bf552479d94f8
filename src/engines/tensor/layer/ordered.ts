/** Running sums over the targets of a source: they are a value for every synapse and frame, so they are never laid out. */
import { binary, type Expression, symbol } from '../../../equations/expression.js';
import type { LayerProgram } from '../../../equations/layer/index.js';
import type { Backend, Elementwise, Matrix } from '../backend.js';
import { type RunningSums, runningIn, runningSums } from './running-sums.js';

export class Ordered {
  private readonly values: RunningSums;
  private earlier: Matrix | undefined;
  private masked: Elementwise | undefined;

  constructor(
    private readonly backend: Backend,
    program: LayerProgram,
    private readonly targets: number,
  ) {
    this.values = runningSums(program);
  }

  /** A running sum that an expression reads, if it reads one. */
  in(expression: Expression): string | undefined {
    return runningIn(expression, this.values);
  }

  get all(): RunningSums {
    return this.values;
  }

  /** targets x targets: sets to 0 the entries whose row comes after their column. */
  keepEarlier(pairs: Matrix): void {
    this.masked ??= this.backend.compile(binary('*', symbol('pair'), symbol('mask')));
    this.masked(pairs, { pair: pairs, mask: this.mask });
  }

  /** targets x targets: 1 where the row does not come after the column. */
  get mask(): Matrix {
    const n = this.targets;
    this.earlier ??= this.backend.matrix(
      n,
      n,
      Float32Array.from({ length: n * n }, (_, k) => Number(Math.floor(k / n) <= k % n)),
    );
    return this.earlier;
  }

  end(): void {
    if (this.earlier !== undefined) this.backend.free(this.earlier);
  }
}
