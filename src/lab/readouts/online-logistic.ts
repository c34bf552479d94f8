/**
 * Softmax regression that learns one sample at a time, with features scaled by the mean and variance seen so far. Each step is divided
 * by the length of its sample, so that one rate does for any number of features (normalised least mean squares, Widrow & Hoff).
 */
import { exp } from '../../numeric/index.js';
import { newRows, type Rows, rowOf } from '../rows.js';
import { largestOfRows } from './largest.js';
import type { Classifier } from './readout.js';

export class OnlineLogistic implements Classifier {
  private readonly weights: Float64Array;
  private readonly bias: Float64Array;
  private readonly means: Float64Array;
  /** Sum of squared deviations from the mean (Welford 1962). */
  private readonly spreads: Float64Array;
  private seen = 0;
  /** The features asked about last, scaled, and what was made of them. */
  private readonly scaled: Float64Array;
  private readonly shares: Float64Array;

  constructor(
    private readonly width: number,
    private readonly classes: number,
  ) {
    this.weights = new Float64Array(classes * width);
    this.bias = new Float64Array(classes);
    this.means = new Float64Array(width);
    this.spreads = new Float64Array(width);
    this.scaled = new Float64Array(width);
    this.shares = new Float64Array(classes);
  }

  predict(features: Rows): Uint32Array {
    const shares = newRows(features.count, this.classes);
    for (let row = 0; row < features.count; row++) {
      this.answer(rowOf(features, row));
      rowOf(shares, row).set(this.shares);
    }
    return largestOfRows(shares);
  }

  learn(features: Float32Array, label: number): void {
    this.takeIn(features);
    this.answer(features);
    const { width, scaled } = this;
    const step = RATE / (1 + scaled.reduce((sum, value) => sum + value * value, 0));
    for (let unit = 0; unit < this.classes; unit++) {
      const error = this.shares[unit] - (unit === label ? 1 : 0);
      this.bias[unit] -= step * error;
      for (let k = 0; k < width; k++) this.weights[unit * width + k] -= step * error * scaled[k];
    }
  }

  private takeIn(features: Float32Array): void {
    this.seen++;
    for (let k = 0; k < this.width; k++) {
      const before = features[k] - this.means[k];
      this.means[k] += before / this.seen;
      this.spreads[k] += before * (features[k] - this.means[k]);
    }
  }

  private answer(features: Float32Array): void {
    const { width, classes, scaled, shares, weights } = this;
    for (let k = 0; k < width; k++) {
      const deviation = Math.sqrt(this.spreads[k] / Math.max(1, this.seen));
      scaled[k] = deviation > 0 ? (features[k] - this.means[k]) / deviation : 0;
    }
    let highest = Number.NEGATIVE_INFINITY;
    for (let unit = 0; unit < classes; unit++) {
      let sum = this.bias[unit];
      for (let k = 0; k < width; k++) sum += weights[unit * width + k] * scaled[k];
      shares[unit] = sum;
      highest = Math.max(highest, sum);
    }
    let total = 0;
    for (let unit = 0; unit < classes; unit++) {
      shares[unit] = exp(shares[unit] - highest);
      total += shares[unit];
    }
    for (let unit = 0; unit < classes; unit++) shares[unit] /= total;
  }
}

const RATE = 1;
