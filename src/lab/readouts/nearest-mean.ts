/** The class whose mean lies nearest: |x - m|^2 is least where x m - |m|^2 / 2 is largest. */

import type { Split } from '../../data/dataset.js';
import { project } from '../project.js';
import { newRows, type Rows, rowOf } from '../rows.js';
import { largestOfRows } from './largest.js';
import type { Readout } from './readout.js';

export const nearestMean: Readout = ({ train, classes, backend }) => {
  const { means, seen } = classMeans(train, classes);
  const halfSquares = Float64Array.from({ length: classes }, (_, label) =>
    // A class that was never seen has no mean to be near to.
    seen[label] === 0 ? Number.POSITIVE_INFINITY : squareOf(rowOf(means, label)) / 2,
  );
  return {
    predict(features) {
      const nearness = project(backend, features, means);
      const { values } = nearness;
      for (let at = 0; at < values.length; at++) values[at] -= halfSquares[at % classes];
      return largestOfRows(nearness);
    },
  };
};

function classMeans({ inputs, labels }: Split, classes: number): { means: Rows; seen: Float64Array } {
  const { count, width, values } = inputs;
  const sums = new Float64Array(classes * width);
  const seen = new Float64Array(classes);
  for (let row = 0; row < count; row++) {
    seen[labels[row]]++;
    const at = labels[row] * width;
    for (let k = 0; k < width; k++) sums[at + k] += values[row * width + k];
  }
  const means = Float32Array.from(sums, (sum, at) => sum / Math.max(1, seen[Math.floor(at / width)]));
  return { means: newRows(classes, width, means), seen };
}

const squareOf = (row: Float32Array) => row.reduce((sum, value) => sum + value * value, 0);
