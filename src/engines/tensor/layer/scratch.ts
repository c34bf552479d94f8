/** Room for what is computed on the way, kept from one batch to the next. */
import type { Backend, Matrix } from '../backend.js';

export class Scratch {
  private rooms = new Map<string, Matrix>();
  private columns = new Map<Matrix, Matrix>();

  constructor(private readonly backend: Backend) {}

  /** The room of that name; asked for in another size it is made anew. */
  room(name: string, rows: number, columns: number): Matrix {
    const known = this.rooms.get(name);
    if (known?.rows === rows && known.columns === columns) return known;
    if (known !== undefined) this.free(known);
    const made = this.backend.matrix(rows, columns);
    this.rooms.set(name, made);
    return made;
  }

  /** A room of one row as a column. */
  standing(row: Matrix): Matrix {
    const known = this.columns.get(row) ?? this.backend.view(row, row.columns, 1);
    this.columns.set(row, known);
    return known;
  }

  /** All that `work` asks for is made for it alone, and not freed here. */
  apart(work: () => void): void {
    const { rooms, columns } = this;
    this.rooms = new Map();
    this.columns = new Map();
    try {
      work();
    } finally {
      this.rooms = rooms;
      this.columns = columns;
    }
  }

  end(): void {
    for (const room of this.rooms.values()) this.free(room);
    this.rooms.clear();
  }

  private free(room: Matrix): void {
    const column = this.columns.get(room);
    if (column !== undefined) this.backend.free(column);
    this.columns.delete(room);
    this.backend.free(room);
  }
}
