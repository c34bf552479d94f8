/** The read-outs by name. To add one: a file, and a line here. */
import { logistic } from './logistic.js';
import { nearestMean } from './nearest-mean.js';
import { nearestNeighbours } from './nearest-neighbours.js';
import type { Readout } from './readout.js';

const READOUT_TABLE = {
  logistic,
  knn: nearestNeighbours('euclidean'),
  'knn-cosine': nearestNeighbours('cosine'),
  mean: nearestMean,
} satisfies Record<string, Readout>;

export type ReadoutName = keyof typeof READOUT_TABLE;
export const READOUTS: ReadonlyMap<string, Readout> = new Map(Object.entries(READOUT_TABLE));
