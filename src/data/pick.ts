import type { Split } from './dataset.js';

/** Copies of the samples named, in their order. */
export function pickSamples({ inputs, labels }: Split, rows: ArrayLike<number>): Split {
  const { width, values } = inputs;
  const picked = { count: rows.length, width, values: new Float32Array(rows.length * width) };
  const pickedLabels = new Int32Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    picked.values.set(values.subarray(rows[k] * width, (rows[k] + 1) * width), k * width);
    pickedLabels[k] = labels[rows[k]];
  }
  return { inputs: picked, labels: pickedLabels };
}

/** A view of the first `count` samples, or of all there are. */
export function firstSamples({ inputs, labels }: Split, count: number): Split {
  const kept = Math.min(count, inputs.count);
  const { width, values } = inputs;
  return {
    inputs: { count: kept, width, values: values.subarray(0, kept * width) },
    labels: labels.subarray(0, kept),
  };
}

/** A view of the last `count` samples. */
export function lastSamples({ inputs, labels }: Split, count: number): Split {
  const { width, values } = inputs;
  const from = inputs.count - count;
  return {
    inputs: { count, width, values: values.subarray(from * width) },
    labels: labels.subarray(from),
  };
}
