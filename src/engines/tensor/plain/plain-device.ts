/** Plain loops, in f64 and rounded once at the end: slow, obvious, and what every other backend is held to. */
import type { Expression } from '../../../equations/expression.js';
import { exp } from '../../../numeric/index.js';
import type { Direction, Pooling, Reduction } from '../backend.js';
import type { Block, Device, DeviceElementwise, DeviceProduct } from '../device.js';
import type { ImageWindow } from '../image-window.js';
import { closureOf } from './closure.js';
import { foldInto, poolInto, unfoldInto } from './images.js';
import { largestColumns } from './largest-columns.js';

export type PlainBlock = Block<Float32Array>;

export class PlainDevice implements Device<Float32Array> {
  readonly name = 'plain';
  readonly about = 'plain loops; the reference for the others';

  allocate(length: number): Float32Array {
    return new Float32Array(length);
  }

  release(): void {}

  write(into: Float32Array, values: Float32Array): void {
    into.set(values);
  }

  read(from: Float32Array): Float32Array {
    return from.slice();
  }

  close(): void {}

  matmul(into: PlainBlock, a: PlainBlock, b: PlainBlock, options: DeviceProduct<Float32Array>): void {
    const { transposeA, transposeB, scale, keep } = options;
    const inner = transposeA ? a.rows : a.columns;
    const [aDown, aAcross] = transposeA ? [1, a.columns] : [a.columns, 1];
    const [bDown, bAcross] = transposeB ? [1, b.columns] : [b.columns, 1];
    for (let r = 0; r < into.rows; r++)
      for (let c = 0; c < into.columns; c++) {
        let sum = 0;
        for (let k = 0; k < inner; k++)
          sum += a.storage[r * aDown + k * aAcross] * b.storage[k * bDown + c * bAcross];
        const at = r * into.columns + c;
        const kept = typeof keep === 'number' ? keep : keep.storage[r];
        // What is not kept may be anything, also infinite.
        into.storage[at] = scale * sum + (keep === 0 ? 0 : kept * into.storage[at]);
      }
  }

  compile(expression: Expression, names: readonly string[]): DeviceElementwise<Float32Array> {
    return (into, inputs) => {
      let [row, column] = [0, 0];
      const value = closureOf(expression, (name) => {
        const input = inputs[names.indexOf(name)];
        if (typeof input === 'number') return () => input;
        const { storage } = input;
        const [down, across] = [input.rows === 1 ? 0 : input.columns, input.columns === 1 ? 0 : 1];
        return () => storage[row * down + column * across];
      });
      for (row = 0; row < into.rows; row++)
        for (column = 0; column < into.columns; column++) into.storage[row * into.columns + column] = value();
    };
  }

  reduce({ storage }: PlainBlock, a: PlainBlock, by: Reduction, direction: Direction): void {
    const perRow = direction === 'perRow';
    const [vectors, length] = perRow ? [a.rows, a.columns] : [a.columns, a.rows];
    const [begin, step] = perRow ? [a.columns, 1] : [1, a.columns];
    const results = Float32Array.from({ length: vectors }, (_, vector) => {
      let result = by === 'max' ? Number.NEGATIVE_INFINITY : 0;
      for (let k = 0; k < length; k++) {
        const value = a.storage[vector * begin + k * step];
        result = by === 'max' ? Math.max(result, value) : result + value;
      }
      return by === 'mean' ? result / length : result;
    });
    storage.set(results);
  }

  softmaxRows(into: PlainBlock, a: PlainBlock): void {
    for (let r = 0; r < a.rows; r++) {
      const row = a.storage.subarray(r * a.columns, (r + 1) * a.columns);
      const largest = row.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
      const powers = Float64Array.from(row, (value) => exp(value - largest));
      const sum = powers.reduce((total, power) => total + power, 0);
      into.storage.set(
        powers.map((power) => power / sum),
        r * a.columns,
      );
    }
  }

  topColumns(indices: PlainBlock, a: PlainBlock): void {
    const k = indices.columns;
    for (let r = 0; r < a.rows; r++) indices.storage.set(largestColumns(rowOf(a, r), k), r * k);
  }

  markTop(into: PlainBlock, a: PlainBlock, k: number): void {
    for (let r = 0; r < a.rows; r++) {
      const marked = rowOf(into, r);
      const top = largestColumns(rowOf(a, r), k);
      marked.fill(0);
      for (const column of top) marked[column] = 1;
    }
  }

  gatherRows(into: PlainBlock, a: PlainBlock, rows: Int32Array): void {
    for (const [to, from] of rows.entries()) into.storage.set(rowOf(a, from), to * a.columns);
  }

  unfold(patches: PlainBlock, images: PlainBlock, window: ImageWindow): void {
    unfoldInto(patches.storage, images.storage, images.rows, window);
  }

  fold(images: PlainBlock, patches: PlainBlock, window: ImageWindow): void {
    foldInto(images.storage, patches.storage, images.rows, window);
  }

  pool(into: PlainBlock, images: PlainBlock, window: ImageWindow, by: Pooling): void {
    poolInto(into.storage, images.storage, images.rows, window, by);
  }
}

function rowOf({ storage, columns }: PlainBlock, row: number): Float32Array {
  return storage.subarray(row * columns, (row + 1) * columns);
}
