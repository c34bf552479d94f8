/**
 * The logistic probe: softmax regression on standardised features, by Adam on mini-batches. Its settings are fixed, so that figures
 * can be compared: 600,000 samples shown, in at most 500 passes and batches of 256 (incomplete ones are left out), steps that shrink
 * in a straight line from 0.01 to 0, and the penalty |W|^2 / 2n of the n training samples, the strength of scikit-learn's default.
 */

import { shuffledRows } from '../../data/shuffle.js';
import type { Backend } from '../../engines/tensor/backend.js';
import { quotient, sum } from '../../equations/algebra/arithmetic-of-trees.js';
import { binary, symbol } from '../../equations/expression.js';
import { makeOptimizer } from '../optimizers/index.js';
import { Parameters } from '../parameters.js';
import { project } from '../project.js';
import { newRows, type Rows } from '../rows.js';
import { largestOfRows } from './largest.js';
import type { Readout, ReadoutRequest } from './readout.js';

export const logistic: Readout = (request) => {
  const { backend, classes, train } = request;
  const scale = Standardisation.of(train.inputs);
  const { weights, bias } = backend.within(() => regress(request, scale));
  const into = newRows(classes, train.inputs.width, weights);
  return {
    predict(features) {
      const logits = project(backend, scale.applied(features), into);
      for (let at = 0; at < logits.values.length; at++) logits.values[at] += bias[at % classes];
      return largestOfRows(logits);
    },
  };
};

function regress({ train, classes, seed, backend }: ReadoutRequest, scale: Standardisation) {
  const { count, width } = train.inputs;
  const batch = Math.min(BATCH, count);
  const passes = Math.min(MOST_PASSES, Math.ceil(SHOWN / count));
  const stepsInPass = Math.floor(count / batch);
  const parameters = new Parameters(backend);
  const weights = parameters.add('weights', classes, width);
  const bias = parameters.add('bias', 1, classes);
  const optimizer = makeOptimizer('adam', backend, parameters, [weights, bias], RATE);
  const step = makeStep(backend, { batch, width, classes, samples: count });
  const shown = newRows(batch, width);
  const targets = newRows(batch, classes);
  for (let pass = 0; pass < passes; pass++) {
    const order = shuffledRows(count, seed, pass);
    for (let k = 0; k < stepsInPass; k++) {
      targets.values.fill(0);
      for (let row = 0; row < batch; row++) {
        const sample = order[k * batch + row];
        scale.applyRow(train.inputs, sample, shown, row);
        targets.values[row * classes + train.labels[sample]] = 1;
      }
      const left = 1 - (pass * stepsInPass + k) / (passes * stepsInPass);
      const gradient = step(shown, targets, weights, bias);
      optimizer.advance();
      optimizer.descend(weights, gradient.weights, RATE * left);
      optimizer.descend(bias, gradient.bias, RATE * left);
    }
  }
  return { weights: backend.read(weights), bias: backend.read(bias) };
}

interface Sizes {
  readonly batch: number;
  readonly width: number;
  readonly classes: number;
  readonly samples: number;
}

/** A function that gives the gradients of the mean cross-entropy and the penalty. */
function makeStep(backend: Backend, { batch, width, classes, samples }: Sizes) {
  const x = backend.matrix(batch, width);
  const y = backend.matrix(batch, classes);
  const error = backend.matrix(batch, classes);
  const gradient = { weights: backend.matrix(classes, width), bias: backend.matrix(1, classes) };
  const addBias = backend.compile(sum(symbol('a'), symbol('b')));
  const subtract = backend.compile(binary('-', symbol('a'), symbol('b')));
  const shrink = backend.compile(quotient(symbol('w'), symbol('n')));
  return (shown: Rows, targets: Rows, weights: ReturnType<Backend['matrix']>, bias: typeof weights) => {
    backend.write(x, shown.values);
    backend.write(y, targets.values);
    backend.matmul(error, x, weights, { transposeB: true });
    addBias(error, { a: error, b: bias });
    backend.softmaxRows(error, error);
    subtract(error, { a: error, b: y });
    shrink(gradient.weights, { w: weights, n: samples });
    backend.matmul(gradient.weights, error, x, { transposeA: true, scale: 1 / batch, keep: 1 });
    backend.reduce(gradient.bias, error, 'mean', 'perColumn');
    return gradient;
  };
}

/** Each feature with mean 0 and variance 1 over the training samples; one that never changes becomes 0. */
class Standardisation {
  private constructor(
    private readonly means: Float32Array,
    private readonly factors: Float32Array,
  ) {}

  static of({ count, width, values }: Rows): Standardisation {
    const means = new Float64Array(width);
    for (let at = 0; at < values.length; at++) means[at % width] += values[at] / count;
    const variances = new Float64Array(width);
    for (let at = 0; at < values.length; at++) {
      const deviation = values[at] - means[at % width];
      variances[at % width] += (deviation * deviation) / count;
    }
    return new Standardisation(
      Float32Array.from(means),
      Float32Array.from(variances, (variance) => (variance > 0 ? 1 / Math.sqrt(variance) : 0)),
    );
  }

  applyRow(from: Rows, row: number, into: Rows, at: number): void {
    const { means, factors } = this;
    const { width } = from;
    for (let k = 0; k < width; k++)
      into.values[at * width + k] = (from.values[row * width + k] - means[k]) * factors[k];
  }

  applied(features: Rows): Rows {
    const scaled = newRows(features.count, features.width);
    for (let row = 0; row < features.count; row++) this.applyRow(features, row, scaled, row);
    return scaled;
  }
}

const SHOWN = 600_000;
const MOST_PASSES = 500;
const BATCH = 256;
const RATE = 0.01;
