/**
 * The one way to everything batched: matrices of f32 that live in a backend, and the few operations that local learning
 * rules on dense and convolutional layers are made of. Nobody else knows TensorFlow.js, WebAssembly or loops.
 *
 * A batch is a matrix with a sample in each row (B x inputs); weights have a neuron in each row (neurons x inputs).
 * Every operation writes into a matrix that is there already, the first argument, so a step that runs ten thousand times
 * makes nothing and leaks nothing. Oja's rule in a batch, W += eta/B (Y^T X - diag(sum of Y^2) W):
 *
 *     const square = backend.compile(binary('*', symbol('y'), symbol('y')));
 *     const forget = backend.compile(...);                    // 1 - rate * power
 *     backend.matmul(Y, X, W, { transposeB: true });          // Y = X W^T
 *     square(Y2, { y: Y });
 *     backend.reduce(power, Y2, 'sum', 'perColumn');          // neurons x 1, because `power` is a column
 *     forget(kept, { power, rate: eta / B });                 // so much stays of the weights of each neuron
 *     backend.matmul(W, Y, X, { transposeA: true, scale: eta / B, keep: kept });
 *
 * All backends agree with `plain` to 1e-5 relative; ties go to the first. `choose.ts` makes one.
 */
import type { Expression } from '../../equations/expression.js';
import type { ImageWindow } from './image-window.js';

/** A matrix in a backend, which alone can read it. A vector is a matrix with one row or one column. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
}

export interface MatmulOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** Of the product; 1 unless told. */
  readonly scale?: number;
  /** How much of what is there already stays: 0 unless told, 1 adds. A column says it for each row. */
  readonly keep?: number | Matrix;
}

/** `mean` and `max` of nothing do not exist; the sum is 0. */
export type Reduction = 'sum' | 'mean' | 'max';

/** Whether a vector has one entry for each row or for each column. It may itself stand or lie. */
export type Direction = 'perRow' | 'perColumn';

export type Pooling = 'mean' | 'max';

/**
 * A compiled expression: `into` = its value at every entry. Each name is a number, or a matrix that is as large as `into`,
 * or has one row or one column and goes along the others. `into` may be among the inputs if it is as large.
 */
export type Elementwise = (into: Matrix, inputs: Readonly<Record<string, Matrix | number>>) => void;

/** Operations that are done again and again. */
export interface Plan {
  run(): void;
  free(): void;
}

export interface Backend {
  readonly name: string;
  /** What computes, for people. */
  readonly about: string;

  /** All 0 unless values are given, row by row. Anything but finite numbers is a Problem. */
  matrix(rows: number, columns: number, values?: ArrayLike<number>): Matrix;
  /** The same entries in other rows; they live until both are freed. */
  view(matrix: Matrix, rows: number, columns: number): Matrix;
  /** Anything but finite numbers is a Problem; then nothing has been written. */
  write(into: Matrix, values: ArrayLike<number>): void;
  read(matrix: Matrix): Float32Array;
  free(...matrices: readonly Matrix[]): void;
  /** Frees at its end, also if it throws, all that `work` has made and not handed to `keep`. */
  within<T>(work: () => T): T;
  /** Out of the innermost `within`. */
  keep<M extends Matrix>(matrix: M): M;
  /**
   * The operations that `work` asks for: done by every `run` of the plan, not now, on what the matrices hold then. Numbers among
   * inputs stay what they are; what changes from run to run goes into a matrix. A backend that is slow to call makes one call of
   * all of them. Matrices made meanwhile are the plan's, hold nothing from run to run, and are freed with it. Nothing can be read,
   * written or freed meanwhile.
   */
  record(work: () => void): Plan;
  /** What is not freed yet. */
  readonly held: { readonly matrices: number; readonly bytes: number };
  /** Frees everything; the backend is of no use afterwards. */
  close(): void;

  /** into = keep into + scale a b, either of which may be turned; `into` must be neither. */
  matmul(into: Matrix, a: Matrix, b: Matrix, options?: MatmulOptions): void;
  /** To be called once for an expression, not for each step. No random draws: those come in matrices. */
  compile(expression: Expression): Elementwise;
  reduce(into: Matrix, a: Matrix, by: Reduction, direction: Direction): void;
  softmaxRows(into: Matrix, a: Matrix): void;
  /** `indices`: rows x k, the columns of the k largest of each row, the largest first. With one column, the argmax. */
  topColumns(indices: Matrix, a: Matrix): void;
  /** 1 for the k largest of each row, else 0. */
  markTop(into: Matrix, a: Matrix, k: number): void;
  /** Row r of `into` is row `rows[r]` of a. */
  gatherRows(into: Matrix, a: Matrix, rows: ArrayLike<number>): void;

  /** Images, B x (height width channels), to patches, (B places) x (kernel channels). */
  unfold(patches: Matrix, images: Matrix, window: ImageWindow): void;
  /** The other way, adding up where patches overlap. */
  fold(images: Matrix, patches: Matrix, window: ImageWindow): void;
  /** into, (B places) x filters; filters x (kernel channels). */
  convolve(into: Matrix, images: Matrix, filters: Matrix, window: ImageWindow): void;
  /** into, B x (places channels). What lies outside the image does not count. */
  pool(into: Matrix, images: Matrix, window: ImageWindow, by: Pooling): void;
}
