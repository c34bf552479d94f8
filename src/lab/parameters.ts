/** Matrices by name that decide what a learner does: made, saved and freed together. */
import type { Backend, Matrix } from '../engines/tensor/backend.js';
import { Problem } from '../problem.js';
import type { LearnerState } from './learner.js';

export class Parameters {
  private readonly all = new Map<string, Matrix>();
  private readonly rooms: Matrix[] = [];

  constructor(private readonly backend: Backend) {}

  add(name: string, rows: number, columns: number, values?: ArrayLike<number>): Matrix {
    const made = this.backend.matrix(rows, columns, values);
    this.all.set(name, made);
    return made;
  }

  /** Freed with the others, but nothing to be saved. */
  room(rows: number, columns: number): Matrix {
    const made = this.backend.matrix(rows, columns);
    this.rooms.push(made);
    return made;
  }

  save(): LearnerState {
    return Object.fromEntries([...this.all].map(([name, matrix]) => [name, this.backend.read(matrix)]));
  }

  restore(state: LearnerState): void {
    for (const [name, matrix] of this.all) {
      const values = demandFit(state, name, matrix.rows * matrix.columns);
      this.backend.write(matrix, values);
    }
  }

  free(): void {
    this.backend.free(...this.all.values(), ...this.rooms);
    this.all.clear();
    this.rooms.length = 0;
  }
}

/** The numbers of that name, if there are as many as wanted. */
export function demandFit(state: LearnerState, name: string, length: number): LearnerState[string] {
  const values = state[name];
  if (values?.length === length) return values;
  throw new Problem(`The state kept does not fit: it has ${values?.length ?? 'no'} numbers for ${name}.`, {
    fix: 'Go on with the same method, layers and optimizer that it was kept of.',
  });
}
