/** An operation that was recorded: what a device has to know to make one call of many. */
import type { Expression } from '../../equations/expression.js';
import type { Direction, Reduction } from './backend.js';
import type { Block, DeviceProduct } from './device.js';

export interface PlannedStep<Storage> {
  readonly into: Block<Storage>;
  /** What it is made of; `into` too, if what is there counts. */
  readonly from: readonly Block<Storage>[];
  readonly task: Task<Storage>;
  /** Does it alone. */
  run(): void;
}

export type Task<Storage> =
  | {
      readonly kind: 'matmul';
      readonly a: Block<Storage>;
      readonly b: Block<Storage>;
      readonly options: DeviceProduct<Storage>;
    }
  | {
      readonly kind: 'elementwise';
      readonly expression: Expression;
      readonly names: readonly string[];
      readonly inputs: readonly (Block<Storage> | number)[];
    }
  | {
      readonly kind: 'reduce';
      readonly a: Block<Storage>;
      readonly by: Reduction;
      readonly direction: Direction;
    }
  | { readonly kind: 'softmaxRows' | 'topColumns'; readonly a: Block<Storage> }
  | { readonly kind: 'markTop'; readonly a: Block<Storage>; readonly k: number }
  | { readonly kind: 'gatherRows'; readonly a: Block<Storage>; readonly rows: Int32Array }
  /** Of images, which no device puts together with others. */
  | { readonly kind: 'image' };

/** Steps that a device has made its own. */
export interface Prepared {
  run(): void;
  free(): void;
}
