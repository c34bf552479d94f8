/** Who holds which numbers of a device: matrices, views that share their numbers, and scopes that free them. */
import type { Matrix } from './backend.js';
import type { Device } from './device.js';

/** Numbers that several matrices may share. */
interface Shared<Storage> {
  readonly storage: Storage;
  readonly length: number;
  users: number;
}

export class HeldMatrix<Storage> implements Matrix {
  isFree = false;

  constructor(
    readonly owner: MatrixStore<Storage>,
    readonly shared: Shared<Storage>,
    readonly rows: number,
    readonly columns: number,
  ) {}

  get storage(): Storage {
    return this.shared.storage;
  }
}

const BYTES_PER_NUMBER = 4;

export class MatrixStore<Storage> {
  private readonly all = new Set<HeldMatrix<Storage>>();
  private readonly scopes: Set<HeldMatrix<Storage>>[] = [];
  private numbers = 0;

  constructor(private readonly device: Device<Storage>) {}

  make(rows: number, columns: number): HeldMatrix<Storage> {
    const length = rows * columns;
    this.numbers += length;
    const shared = { storage: this.device.allocate(length), length, users: 0 };
    return this.hold(shared, rows, columns);
  }

  view(of: HeldMatrix<Storage>, rows: number, columns: number): HeldMatrix<Storage> {
    return this.hold(of.shared, rows, columns);
  }

  /** Freeing twice does nothing. */
  free(matrix: HeldMatrix<Storage>): void {
    if (matrix.isFree) return;
    matrix.isFree = true;
    this.all.delete(matrix);
    for (const scope of this.scopes) scope.delete(matrix);
    const { shared } = matrix;
    shared.users--;
    if (shared.users > 0) return;
    this.numbers -= shared.length;
    this.device.release(shared.storage);
  }

  freeAll(): void {
    for (const matrix of [...this.all]) this.free(matrix);
  }

  within<T>(work: () => T): T {
    const scope = new Set<HeldMatrix<Storage>>();
    this.scopes.push(scope);
    try {
      return work();
    } finally {
      this.scopes.pop();
      for (const matrix of scope) this.free(matrix);
    }
  }

  /** What `work` makes, which lives on; nothing of it if it throws. */
  madeBy(work: () => void): readonly HeldMatrix<Storage>[] {
    const made = new Set<HeldMatrix<Storage>>();
    this.scopes.push(made);
    try {
      work();
    } catch (error) {
      for (const matrix of made) this.free(matrix);
      throw error;
    } finally {
      this.scopes.pop();
    }
    return [...made];
  }

  /** From the innermost scope to the one around it. */
  keep(matrix: HeldMatrix<Storage>): void {
    if (this.scopes.at(-1)?.delete(matrix)) this.scopes.at(-2)?.add(matrix);
  }

  get held(): { readonly matrices: number; readonly bytes: number } {
    return { matrices: this.all.size, bytes: this.numbers * BYTES_PER_NUMBER };
  }

  private hold(shared: Shared<Storage>, rows: number, columns: number): HeldMatrix<Storage> {
    shared.users++;
    const matrix = new HeldMatrix(this, shared, rows, columns);
    this.all.add(matrix);
    this.scopes.at(-1)?.add(matrix);
    return matrix;
  }
}
