import { Problem } from '../problem.js';
import type { Split } from './dataset.js';

export interface Batch extends Split {
  /** Which sample of the data set each row is, for methods that remember something of each. */
  readonly identities?: ArrayLike<number>;
}

/**
 * The samples in the order of `rows`, `size` at a time; the last batch holds what is left. All batches share one buffer: a batch
 * is good until the next is asked for.
 */
export function* batches({ inputs, labels }: Split, size: number, rows: ArrayLike<number>): Generator<Batch> {
  if (!Number.isInteger(size) || size < 1) {
    throw new Problem(`A batch of ${size} samples.`, { fix: 'Let a batch be 1 sample or more.' });
  }
  const { width, values } = inputs;
  const largest = Math.min(size, rows.length);
  const buffer = new Float32Array(largest * width);
  const marks = new Int32Array(largest);
  const identities = new Uint32Array(largest);
  for (let from = 0; from < rows.length; from += size) {
    const count = Math.min(size, rows.length - from);
    for (let k = 0; k < count; k++) {
      const row = rows[from + k];
      buffer.set(values.subarray(row * width, (row + 1) * width), k * width);
      marks[k] = labels[row];
      identities[k] = row;
    }
    yield {
      inputs: { count, width, values: buffer.subarray(0, count * width) },
      labels: marks.subarray(0, count),
      identities: identities.subarray(0, count),
    };
  }
}
