/**
 * The `Backend` of a device: checks that shapes fit and numbers are finite, so that no device need do it, and answers for
 * what is empty. A shape that does not fit is a fault of the caller's code, not of a user.
 */
import { binary, type Expression, names as namesIn, symbol, walk } from '../../equations/expression.js';
import { FUNCTIONS } from '../../equations/functions.js';
import type {
  Backend,
  Direction,
  Elementwise,
  MatmulOptions,
  Matrix,
  Plan,
  Pooling,
  Reduction,
} from './backend.js';
import { CheckedPlan } from './checked-plan.js';
import type { Device, Operations } from './device.js';
import { finiteNumbers } from './finite-numbers.js';
import { type ImageWindow, patchSize, pixelsOf, placesOf } from './image-window.js';
import { HeldMatrix, MatrixStore } from './matrix-store.js';
import { Recorder } from './recorder.js';

export class CheckedBackend<Storage> implements Backend {
  readonly name: string;
  readonly about: string;
  private readonly store: MatrixStore<Storage>;
  private readonly scaleBy: Elementwise;
  private readonly plans = new Set<CheckedPlan<Storage>>();
  private recorder: Recorder<Storage> | undefined;

  constructor(private readonly device: Device<Storage>) {
    this.name = device.name;
    this.about = device.about;
    this.store = new MatrixStore(device);
    this.scaleBy = this.compile(binary('*', symbol('factor'), symbol('x')));
  }

  matrix(rows: number, columns: number, values?: ArrayLike<number>): Matrix {
    if (!isSize(rows) || !isSize(columns)) throw new RangeError(`no matrix is ${rows} x ${columns}`);
    if (values !== undefined) this.demandNoRecording('written');
    const numbers = values && finiteNumbers(values, rows, columns);
    const made = this.store.make(rows, columns);
    this.recorder?.scratch.add(made.storage);
    if (numbers !== undefined && numbers.length > 0) this.device.write(made.storage, numbers);
    return made;
  }

  view(matrix: Matrix, rows: number, columns: number): Matrix {
    const of = this.own(matrix);
    if (rows * columns !== of.rows * of.columns)
      throw new RangeError(`${sizeOf(of)} has not the entries of ${rows} x ${columns}`);
    return this.store.view(of, rows, columns);
  }

  write(into: Matrix, values: ArrayLike<number>): void {
    this.demandNoRecording('written');
    const { rows, columns, storage } = this.own(into);
    const numbers = finiteNumbers(values, rows, columns);
    if (numbers.length > 0) this.device.write(storage, numbers);
  }

  read(matrix: Matrix): Float32Array {
    this.demandNoRecording('read');
    const { rows, columns, storage } = this.own(matrix);
    return isEmpty(matrix) ? new Float32Array(0) : this.device.read(storage, rows * columns);
  }

  free(...matrices: readonly Matrix[]): void {
    this.demandNoRecording('freed');
    for (const matrix of matrices) {
      if (!(matrix instanceof HeldMatrix) || matrix.owner !== this.store)
        throw new Error(`a matrix of another backend is not ${this.name}'s to free`);
      this.store.free(matrix);
    }
  }

  within<T>(work: () => T): T {
    return this.recorder === undefined ? this.store.within(work) : work();
  }

  keep<M extends Matrix>(matrix: M): M {
    const own = this.own(matrix);
    if (this.recorder === undefined) this.store.keep(own);
    return matrix;
  }

  record(work: () => void): Plan {
    this.demandNoRecording('recorded');
    const recorder = new Recorder(this.device);
    this.recorder = recorder;
    try {
      const made = this.store.madeBy(work);
      const plan = new CheckedPlan(this.device, recorder, () => {
        for (const matrix of made) this.store.free(matrix);
        this.plans.delete(plan);
      });
      this.plans.add(plan);
      return plan;
    } finally {
      this.recorder = undefined;
    }
  }

  get held(): { readonly matrices: number; readonly bytes: number } {
    return this.store.held;
  }

  close(): void {
    for (const plan of [...this.plans]) plan.free();
    this.store.freeAll();
    this.device.close();
  }

  matmul(into: Matrix, a: Matrix, b: Matrix, options: MatmulOptions = {}): void {
    const { transposeA = false, transposeB = false, scale = 1, keep = 0 } = options;
    const [target, left, right] = [this.own(into), this.own(a), this.own(b)];
    if (target.shared === left.shared || target.shared === right.shared)
      throw new Error('a product cannot be written over what it is made of');
    const [rows, inner] = transposeA ? [left.columns, left.rows] : [left.rows, left.columns];
    const [innerToo, columns] = transposeB ? [right.columns, right.rows] : [right.rows, right.columns];
    if (inner !== innerToo) throw new RangeError(`${sizeOf(left)} times ${sizeOf(right)} does not fit`);
    demandSize(target, rows, columns);
    if (isEmpty(target)) return;
    const kept = typeof keep === 'number' ? keep : this.own(keep);
    if (typeof kept !== 'number') {
      demandSize(kept, rows, 1);
      if (kept.shared === target.shared) throw new Error('what says how much is kept cannot be written over');
    }
    if (inner === 0) this.scaleBy(into, { factor: keep, x: into });
    else this.operations.matmul(target, left, right, { transposeA, transposeB, scale, keep: kept });
  }

  compile(expression: Expression): Elementwise {
    demandNoDraws(expression);
    const names = [...namesIn(expression)];
    const run = this.device.compile(expression, names);
    return (into, inputs) => {
      const target = this.own(into);
      const given = names.map((name) => this.input(name, inputs[name], target));
      if (isEmpty(target)) return;
      if (this.recorder === undefined) run(target, given);
      else this.recorder.elementwise(target, given, expression, names, run);
    };
  }

  reduce(into: Matrix, a: Matrix, by: Reduction, direction: Direction): void {
    const [target, from] = [this.own(into), this.own(a)];
    demandVector(target, direction === 'perRow' ? from.rows : from.columns);
    if (target.shared === from.shared) throw new Error('a matrix cannot be reduced over itself');
    if (isEmpty(target)) return;
    if (!isEmpty(from)) this.operations.reduce(target, from, by, direction);
    else if (by === 'sum') this.scaleBy(into, { factor: 0, x: 0 });
    else throw new RangeError(`nothing has no ${by}`);
  }

  softmaxRows(into: Matrix, a: Matrix): void {
    const [target, from] = [this.own(into), this.own(a)];
    demandSize(target, from.rows, from.columns);
    if (!isEmpty(target)) this.operations.softmaxRows(target, from);
  }

  topColumns(indices: Matrix, a: Matrix): void {
    const [target, from] = [this.own(indices), this.own(a)];
    demandSize(target, from.rows, target.columns);
    demandChoice(target.columns, from.columns);
    if (target.shared === from.shared) throw new Error('indices cannot be written over what they point into');
    if (!isEmpty(target)) this.operations.topColumns(target, from);
  }

  markTop(into: Matrix, a: Matrix, k: number): void {
    const [target, from] = [this.own(into), this.own(a)];
    demandSize(target, from.rows, from.columns);
    demandChoice(k, from.columns);
    if (!isEmpty(target)) this.operations.markTop(target, from, k);
  }

  gatherRows(into: Matrix, a: Matrix, rows: ArrayLike<number>): void {
    const [target, from] = [this.own(into), this.own(a)];
    demandSize(target, rows.length, from.columns);
    if (target.shared === from.shared)
      throw new Error('rows cannot be gathered over what they are taken from');
    for (let r = 0; r < rows.length; r++)
      if (!(isSize(rows[r]) && rows[r] < from.rows))
        throw new RangeError(`${sizeOf(from)} has no row ${rows[r]}`);
    if (!isEmpty(target)) this.operations.gatherRows(target, from, Int32Array.from(rows));
  }

  unfold(patches: Matrix, images: Matrix, window: ImageWindow): void {
    const [target, from] = [this.own(patches), this.own(images)];
    demandPatches(target, from, window);
    if (!isEmpty(target)) this.operations.unfold(target, from, window);
  }

  fold(images: Matrix, patches: Matrix, window: ImageWindow): void {
    const [target, from] = [this.own(images), this.own(patches)];
    demandPatches(from, target, window);
    if (isEmpty(target)) return;
    if (isEmpty(from)) this.scaleBy(images, { factor: 0, x: 0 });
    else this.operations.fold(target, from, window);
  }

  convolve(into: Matrix, images: Matrix, filters: Matrix, window: ImageWindow): void {
    this.within(() => {
      const { down, across } = placesOf(window);
      const patches = this.matrix(images.rows * down * across, patchSize(window));
      this.unfold(patches, images, window);
      this.matmul(into, patches, filters, { transposeB: true });
    });
  }

  pool(into: Matrix, images: Matrix, window: ImageWindow, by: Pooling): void {
    const [target, from] = [this.own(into), this.own(images)];
    const { down, across } = placesOf(window);
    demandWindow(window);
    demandSize(from, from.rows, pixelsOf(window));
    demandSize(target, from.rows, down * across * window.channels);
    if (!isEmpty(target)) this.operations.pool(target, from, window, by);
  }

  private get operations(): Operations<Storage> {
    return this.recorder ?? this.device;
  }

  private demandNoRecording(what: string): void {
    if (this.recorder !== undefined) throw new Error(`nothing is ${what} while a plan is recorded`);
  }

  private own(matrix: Matrix): HeldMatrix<Storage> {
    if (!(matrix instanceof HeldMatrix) || matrix.owner !== this.store)
      throw new Error(`a matrix of another backend is nothing to ${this.name}`);
    if (matrix.isFree) throw new Error(`a matrix, ${sizeOf(matrix)}, is used after it was freed`);
    this.recorder?.used.add(matrix);
    return matrix;
  }

  private input(
    name: string,
    given: Matrix | number | undefined,
    into: HeldMatrix<Storage>,
  ): HeldMatrix<Storage> | number {
    if (given === undefined) throw new Error(`an expression is not told what ${name} is`);
    if (typeof given === 'number') return given;
    const matrix = this.own(given);
    const fits =
      (matrix.rows === into.rows || matrix.rows === 1) &&
      (matrix.columns === into.columns || matrix.columns === 1);
    if (!fits) throw new RangeError(`${name}, ${sizeOf(matrix)}, does not go along ${sizeOf(into)}`);
    const isStretched = matrix.rows !== into.rows || matrix.columns !== into.columns;
    if (isStretched && matrix.shared === into.shared)
      throw new Error(`${name} goes along the matrix that is written over it`);
    return matrix;
  }
}

function demandVector(matrix: Matrix, length: number): void {
  const isVector = matrix.rows === 1 || matrix.columns === 1;
  if (!isVector || matrix.rows * matrix.columns !== length)
    throw new RangeError(`${sizeOf(matrix)} is not a vector of ${length}`);
}

function demandNoDraws(expression: Expression): void {
  walk(expression, (node) => {
    if (node.kind === 'call' && FUNCTIONS.get(node.name)?.evaluate === undefined)
      throw new Error(`${node.name}() has no value of its own`);
  });
}

function demandSize(matrix: Matrix, rows: number, columns: number): void {
  if (matrix.rows !== rows || matrix.columns !== columns)
    throw new RangeError(`a matrix is ${sizeOf(matrix)} and should be ${rows} x ${columns}`);
}

function demandChoice(k: number, columns: number): void {
  if (!isSize(k) || k > columns) throw new RangeError(`${k} of ${columns} columns cannot be chosen`);
}

function demandPatches(patches: Matrix, images: Matrix, window: ImageWindow): void {
  demandWindow(window);
  const { down, across } = placesOf(window);
  demandSize(images, images.rows, pixelsOf(window));
  demandSize(patches, images.rows * down * across, patchSize(window));
}

function demandWindow(window: ImageWindow): void {
  const { kernelHeight, kernelWidth, stride, padding } = window;
  const fits = stride >= 1 && kernelHeight > padding && kernelWidth > padding;
  if (!fits || !Object.values(window).every(isSize))
    throw new RangeError(`no window is ${JSON.stringify(window)}`);
}

const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
const isEmpty = ({ rows, columns }: Matrix): boolean => rows === 0 || columns === 0;
const sizeOf = ({ rows, columns }: Matrix): string => `${rows} x ${columns}`;
