/**
 * What a backend has to be able to do. `CheckedBackend` makes the `Backend` of it that everybody uses: there, shapes, names
 * and numbers are checked, once for all, so a device gets nothing wrong and nothing empty.
 */
import type { Expression } from '../../equations/expression.js';
import type { Direction, MatmulOptions, Pooling, Reduction } from './backend.js';
import type { ImageWindow } from './image-window.js';
import type { PlannedStep, Prepared } from './planned-step.js';

/** A matrix as a device sees it: its numbers, row by row, wherever the device has them. */
export interface Block<Storage> {
  readonly storage: Storage;
  readonly rows: number;
  readonly columns: number;
}

export interface Device<Storage> extends Operations<Storage> {
  readonly name: string;
  readonly about: string;
  /** Room for so many numbers, all 0. */
  allocate(length: number): Storage;
  release(storage: Storage): void;
  write(into: Storage, values: Float32Array): void;
  /** Numbers that nobody else has. */
  read(from: Storage, length: number): Float32Array;
  close(): void;
  compile(expression: Expression, names: readonly string[]): DeviceElementwise<Storage>;
  /**
   * The steps in one go, where that is quicker than one after the other.
   * @param scratch what nobody looks at but the steps
   */
  prepare?(steps: readonly PlannedStep<Storage>[], scratch: ReadonlySet<Storage>): Prepared;
}

/** What is done to matrices that are there, but for what has to be compiled first. */
export interface Operations<Storage> {
  matmul(into: Block<Storage>, a: Block<Storage>, b: Block<Storage>, options: DeviceProduct<Storage>): void;
  reduce(into: Block<Storage>, a: Block<Storage>, by: Reduction, direction: Direction): void;
  softmaxRows(into: Block<Storage>, a: Block<Storage>): void;
  topColumns(indices: Block<Storage>, a: Block<Storage>): void;
  markTop(into: Block<Storage>, a: Block<Storage>, k: number): void;
  gatherRows(into: Block<Storage>, a: Block<Storage>, rows: Int32Array): void;
  unfold(patches: Block<Storage>, images: Block<Storage>, window: ImageWindow): void;
  fold(images: Block<Storage>, patches: Block<Storage>, window: ImageWindow): void;
  pool(into: Block<Storage>, images: Block<Storage>, window: ImageWindow, by: Pooling): void;
}

export interface DeviceProduct<Storage> extends Required<Omit<MatmulOptions, 'keep'>> {
  /** A number, or a column with one for each row. */
  readonly keep: number | Block<Storage>;
}

/** The inputs are in the order of the names. */
export type DeviceElementwise<Storage> = (
  into: Block<Storage>,
  inputs: readonly (Block<Storage> | number)[],
) => void;
