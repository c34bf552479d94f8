/** An expression over the matrices of a layer, computed entry by entry. */
import { type Expression, names } from '../../../equations/expression.js';
import type { Elementwise, Matrix } from '../backend.js';
import type { LayerWorld } from './world.js';

export class Formula {
  private readonly compute: Elementwise;
  private readonly reads: readonly string[];

  constructor(
    private readonly world: LayerWorld,
    readonly expression: Expression,
  ) {
    this.reads = [...names(expression)];
    this.compute = world.backend.compile(expression);
  }

  /** @param others what some names mean here instead. */
  into(room: Matrix, others: Readonly<Record<string, Matrix | number>> = {}): Matrix {
    const inputs: Record<string, Matrix | number> = {};
    // Texts may call something `constructor`.
    for (const name of this.reads)
      inputs[name] = Object.hasOwn(others, name) ? others[name] : this.world.matrices.get(name);
    this.compute(room, inputs);
    return room;
  }

  /** Where the expression is a variable that has this shape, its own matrix; else computed into the room of that name. */
  shaped(room: string, rows: number, columns: number): Matrix {
    const { matrices, scratch } = this.world;
    if (this.expression.kind === 'symbol') {
      const matrix = matrices.get(this.expression.name);
      if (matrix.rows === rows && matrix.columns === columns) return matrix;
    }
    return this.into(scratch.room(room, rows, columns));
  }
}
