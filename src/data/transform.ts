/** What is done to samples before anybody learns from them. What a transform has to know, it learns from the training samples alone. */
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import { checked } from './check.js';
import { type Dataset, mapSplits, type Rows } from './dataset.js';

/** Looks at the training samples and gives what is to be done to each sample, in place. */
type Fit = (train: Rows) => (sample: Float32Array) => void;

/** Each number to the part of the range it has in training: 0 to 1 there, and perhaps a little more in the test. */
const range: Fit = (train) => {
  const { lowest, highest } = extremes(train);
  const factor = lowest.map((low, k) => (highest[k] > low ? 1 / (highest[k] - low) : 0));
  return (sample) => {
    for (let k = 0; k < sample.length; k++) sample[k] = (sample[k] - lowest[k]) * factor[k];
  };
};

/** Each number to mean 0. */
const centre: Fit = (train) => {
  const mean = means(train);
  return (sample) => {
    for (let k = 0; k < sample.length; k++) sample[k] -= mean[k];
  };
};

/** Each number to mean 0 and variance 1; one that is always the same becomes 0. */
const standardise: Fit = (train) => {
  const mean = means(train);
  const factor = deviations(train, mean).map((deviation) => (deviation > 0 ? 1 / deviation : 0));
  return (sample) => {
    for (let k = 0; k < sample.length; k++) sample[k] = (sample[k] - mean[k]) * factor[k];
  };
};

/** Each sample to length 1, whatever the others are; a sample of zeros stays one. */
const normalise: Fit = () => (sample) => {
  const length = Math.sqrt(sample.reduce((sum, value) => sum + value * value, 0));
  if (length > 0) for (let k = 0; k < sample.length; k++) sample[k] /= length;
};

const TRANSFORMS = { range, centre, standardise, normalise } satisfies Record<string, Fit>;

export type TransformName = keyof typeof TRANSFORMS;
export const TRANSFORM_NAMES = Object.keys(TRANSFORMS) as readonly TransformName[];

/** A data set of changed copies; the one given stays as it is. Throws where a number has become too large for one. */
export function transform(dataset: Dataset, name: TransformName): Dataset {
  if (!Object.hasOwn(TRANSFORMS, name)) {
    throw new Problem(`There is no transform \`${name}\`.`, { fix: suggestion(name, TRANSFORM_NAMES) });
  }
  const change = TRANSFORMS[name](dataset.train.inputs);
  const changed = mapSplits(dataset, ({ inputs, labels }) => {
    const values = inputs.values.slice();
    for (let at = 0; at < values.length; at += inputs.width) change(values.subarray(at, at + inputs.width));
    return { labels, inputs: { ...inputs, values } };
  });
  return checked(changed);
}

function extremes({ width, values }: Rows): {
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
} {
  const lowest = new Float64Array(width).fill(Number.POSITIVE_INFINITY);
  const highest = new Float64Array(width).fill(Number.NEGATIVE_INFINITY);
  eachNumber(width, values, (value, k) => {
    lowest[k] = Math.min(lowest[k], value);
    highest[k] = Math.max(highest[k], value);
  });
  return { lowest, highest };
}

function means({ count, width, values }: Rows): Float64Array {
  const sums = new Float64Array(width);
  eachNumber(width, values, (value, k) => {
    sums[k] += value;
  });
  return sums.map((sum) => sum / count);
}

/** Square roots of the mean squared distance: of all samples, not of one fewer. */
function deviations({ count, width, values }: Rows, mean: Float64Array): Float64Array {
  const squares = new Float64Array(width);
  eachNumber(width, values, (value, k) => {
    squares[k] += (value - mean[k]) * (value - mean[k]);
  });
  return squares.map((sum) => Math.sqrt(sum / count));
}

function eachNumber(width: number, values: Float32Array, see: (value: number, column: number) => void): void {
  for (let at = 0; at < values.length; at += width) for (let k = 0; k < width; k++) see(values[at + k], k);
}
