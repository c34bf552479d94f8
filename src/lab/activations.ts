/** What stands between a layer and its read-out. The choice decides many results, so it has a name and is told with them. */
import { exp } from '../numeric/index.js';
import { newRows, type Rows, rowOf } from './rows.js';

/** @param from one row of features. @param to the row to write. */
type RowFunction = (from: Float32Array, to: Float32Array) => void;

const linear: RowFunction = (from, to) => to.set(from);

const relu: RowFunction = (from, to) => {
  for (let k = 0; k < from.length; k++) to[k] = Math.max(0, from[k]);
};

/** max(0, x - mean of the row): units compete with the average of their layer (Coates, Lee & Ng, AISTATS 2011). */
const triangle: RowFunction = (from, to) => {
  const mean = from.reduce((sum, value) => sum + value, 0) / from.length;
  for (let k = 0; k < from.length; k++) to[k] = Math.max(0, from[k] - mean);
};

/** Sparser: what is far above the average counts by its square. */
const squaredTriangle: RowFunction = (from, to) => {
  triangle(from, to);
  for (let k = 0; k < to.length; k++) to[k] *= to[k];
};

const softmax: RowFunction = (from, to) => {
  const highest = from.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let k = 0; k < from.length; k++) {
    to[k] = exp(from[k] - highest);
    sum += to[k];
  }
  for (let k = 0; k < to.length; k++) to[k] /= sum;
};

const ROW_FUNCTIONS = {
  linear,
  relu,
  triangle,
  'squared-triangle': squaredTriangle,
  softmax,
} satisfies Record<string, RowFunction>;

export type ActivationName = keyof typeof ROW_FUNCTIONS;

export const ACTIVATIONS = Object.keys(ROW_FUNCTIONS) as readonly ActivationName[];

/** @param parts widths of what is activated by itself: the whole row unless told. */
export function activate(
  name: ActivationName,
  features: Rows,
  parts: readonly number[] = [features.width],
): Rows {
  const activated = newRows(features.count, features.width);
  for (let row = 0; row < features.count; row++) {
    const [from, to] = [rowOf(features, row), rowOf(activated, row)];
    let begin = 0;
    for (const width of parts) {
      ROW_FUNCTIONS[name](from.subarray(begin, begin + width), to.subarray(begin, begin + width));
      begin += width;
    }
  }
  return activated;
}
