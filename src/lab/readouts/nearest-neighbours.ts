/** The majority among the nearest training samples, found by products of blocks of samples. */
import { project } from '../project.js';
import { newRows, type Rows, rowOf, rowRange } from '../rows.js';
import type { Readout } from './readout.js';

export type Nearness = 'euclidean' | 'cosine';

/** Of equally many votes the lowest label wins; of equally near neighbours the earlier sample. */
export function nearestNeighbours(nearness: Nearness, k = NEIGHBOURS): Readout {
  return ({ train, classes, backend }) => {
    const inputs = nearness === 'cosine' ? unitRows(train.inputs) : train.inputs;
    const offsets = nearness === 'cosine' ? new Float32Array(inputs.count) : halfSquares(inputs);
    return {
      predict(features) {
        const predicted = new Uint32Array(features.count);
        for (let from = 0; from < features.count; from += ASKED_AT_ONCE) {
          const asked = rowRange(features, from, Math.min(features.count, from + ASKED_AT_ONCE));
          const nearest = new Nearest(asked.count, Math.min(k, inputs.count));
          for (let first = 0; first < inputs.count; first += COMPARED_AT_ONCE) {
            const compared = rowRange(inputs, first, Math.min(inputs.count, first + COMPARED_AT_ONCE));
            // The asked row's own length changes nothing in the order of its neighbours.
            nearest.take(project(backend, asked, compared), offsets, first);
          }
          for (let row = 0; row < asked.count; row++)
            predicted[from + row] = nearest.vote(row, train.labels, classes);
        }
        return predicted;
      },
    };
  };
}

/** The k nearest of each row so far, the nearest first. */
class Nearest {
  private readonly scores: Float32Array;
  private readonly samples: Uint32Array;

  constructor(
    rows: number,
    private readonly k: number,
  ) {
    this.scores = new Float32Array(rows * k).fill(Number.NEGATIVE_INFINITY);
    this.samples = new Uint32Array(rows * k);
  }

  /** @param products of each row with samples `first`, `first` + 1, ... @param offsets to be taken off, by sample. */
  take(products: Rows, offsets: Float32Array, first: number): void {
    const { k, scores } = this;
    for (let row = 0; row < products.count; row++) {
      const last = row * k + k - 1;
      const line = rowOf(products, row);
      for (let column = 0; column < line.length; column++) {
        const score = line[column] - offsets[first + column];
        if (score > scores[last]) this.insert(row, score, first + column);
      }
    }
  }

  vote(row: number, labels: ArrayLike<number>, classes: number): number {
    const votes = new Uint32Array(classes);
    for (let place = row * this.k; place < (row + 1) * this.k; place++) votes[labels[this.samples[place]]]++;
    return votes.indexOf(votes.reduce((most, count) => Math.max(most, count), 0));
  }

  private insert(row: number, score: number, sample: number): void {
    let place = row * this.k + this.k - 1;
    for (; place > row * this.k && this.scores[place - 1] < score; place--) {
      this.scores[place] = this.scores[place - 1];
      this.samples[place] = this.samples[place - 1];
    }
    this.scores[place] = score;
    this.samples[place] = sample;
  }
}

function halfSquares(inputs: Rows): Float32Array {
  return Float32Array.from({ length: inputs.count }, (_, row) => squareOf(rowOf(inputs, row)) / 2);
}

/** Rows of zeros stay what they are: they are near to nothing. */
function unitRows(inputs: Rows): Rows {
  const unit = newRows(inputs.count, inputs.width);
  for (let row = 0; row < inputs.count; row++) {
    const from = rowOf(inputs, row);
    const length = Math.sqrt(squareOf(from));
    if (length > 0) rowOf(unit, row).set(from.map((value) => value / length));
  }
  return unit;
}

const squareOf = (row: Float32Array) => row.reduce((sum, value) => sum + value * value, 0);

const NEIGHBOURS = 5;
const ASKED_AT_ONCE = 500;
const COMPARED_AT_ONCE = 5000;
