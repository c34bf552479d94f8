/**
 * Dense layers for one sample at a time: tanh in hidden layers, shares of classes (softmax) at the output. It answers, is told the label,
 * and learns from the errors of its layers. Who finds the errors of hidden layers, and through which weights, is the rule's affair:
 *
 *     network.answer(sample); network.judge(label);
 *     for (layers from the last hidden one down) network.sendBack(layer);      // backpropagation
 *     network.learn(rate);
 */
import { difference, product, sum } from '../../../equations/algebra/arithmetic-of-trees.js';
import { call, number, symbol } from '../../../equations/expression.js';
import { exp, log } from '../../../numeric/index.js';
import { Problem } from '../../../problem.js';
import { DenseKernels, type DenseSweep, type Listed } from './dense-kernels.js';
import { type DenseList, type DenseMatrix, DenseSpace, type DenseVector } from './dense-space.js';

export interface DenseLayer {
  /** From the layer below. */
  readonly weights: DenseMatrix;
  readonly bias: DenseVector;
  readonly activity: DenseVector;
  /** How the loss grows with what drives each unit. */
  readonly error: DenseVector;
  readonly steps: DenseVector;
  readonly list: DenseList;
}

export class DenseNetwork {
  readonly layers: readonly DenseLayer[];
  /** Besides the weights: to send errors through, for rules that do not use the weights for that. */
  readonly feedback: readonly DenseMatrix[];
  readonly kernels: DenseKernels;
  private readonly input: { readonly vector: DenseVector; readonly list: DenseList };
  private readonly inputNumbers: Float32Array;
  private readonly output: Float32Array;
  private readonly outputError: Float32Array;
  private readonly views: readonly { readonly activity: Float32Array; readonly bias: Float32Array }[];
  /** What each layer was told by the layer below, from the input on. */
  private readonly told: Listed[] = [];
  private readonly squash: DenseSweep;
  private readonly throughTanh: DenseSweep;
  private readonly scale: DenseSweep;
  private readonly add: DenseSweep;

  /** @param feedback sizes of matrices for errors: from `targets`, of an upper layer, to `sources`, of a lower one. */
  constructor(
    readonly widths: readonly number[],
    feedback: readonly { readonly sources: number; readonly targets: number }[] = [],
  ) {
    const space = new DenseSpace();
    const vector = space.vector(widths[0]);
    this.input = { vector, list: space.list(vector) };
    this.layers = widths.slice(1).map((width, below) => {
      const [activity, bias, error, steps] = Array.from({ length: 4 }, () => space.vector(width));
      const weights = space.matrix(widths[below], width);
      return { activity, bias, error, steps, weights, list: space.list(activity) };
    });
    this.feedback = feedback.map(({ sources, targets }) => space.matrix(sources, targets));
    const kernels = new DenseKernels(space);
    this.kernels = kernels;
    this.inputNumbers = kernels.numbers(vector);
    this.views = this.layers.map(({ activity, bias }) => ({
      activity: kernels.numbers(activity),
      bias: kernels.numbers(bias),
    }));
    const last = this.layers[this.layers.length - 1];
    this.output = kernels.numbers(last.activity);
    this.outputError = kernels.numbers(last.error);
    this.squash = kernels.sweep(call('tanh', symbol('a')), { a: 'vector' });
    const slope = difference(number(1), product(symbol('h'), symbol('h')));
    this.throughTanh = kernels.sweep(product(symbol('e'), slope), { e: 'vector', h: 'vector' });
    this.scale = kernels.sweep(product(symbol('e'), symbol('s')), { e: 'vector', s: 'number' });
    this.add = kernels.sweep(sum(symbol('a'), symbol('b')), { a: 'vector', b: 'vector' });
  }

  /** Goes forward. @returns the share of each class: a view, until the next answer. */
  answer(values: Float32Array): Float32Array {
    this.inputNumbers.set(values);
    const { vector, list } = this.input;
    this.told[0] = this.kernels.list(vector, list) ?? refuse(values);
    const last = this.layers.length - 1;
    for (let k = 0; k <= last; k++) {
      const { weights, activity, list } = this.layers[k];
      this.views[k].activity.set(this.views[k].bias);
      this.kernels.gather(this.told[k], weights, activity);
      if (k === last) break;
      this.squash(activity, activity);
      this.told[k + 1] = this.kernels.list(activity, list) ?? diverged(k);
    }
    toShares(this.output);
    return this.output;
  }

  /** What a layer said to the last answer, counted from 0 above the input: a view. */
  activity(layer: number): Float32Array {
    return this.views[layer].activity;
  }

  /** Sets the error of the output. @returns the loss: -log of what was given to the right class. */
  judge(label: number): number {
    const { output, outputError } = this;
    outputError.set(output);
    outputError[label] -= 1;
    return -log(Math.max(SMALLEST_SHARE, output[label]));
  }

  /**
   * Sets the error of a hidden layer, counted from 0, from that of a layer above.
   * @param through backpropagation's weights unless told. @param from the next layer unless told.
   */
  sendBack(layer: number, through = this.layers[layer + 1].weights, from = layer + 1): void {
    const { error, activity } = this.layers[layer];
    this.kernels.sendBack(this.layers[from].error, through, error);
    this.throughTanh(error, error, activity);
  }

  /** All layers go down their errors. */
  learn(rate: number): void {
    for (let k = 0; k < this.layers.length; k++) {
      const { error, steps, weights, bias } = this.layers[k];
      this.scale(steps, error, -rate);
      this.kernels.learn(this.told[k], weights, steps);
      this.add(bias, bias, steps);
    }
  }
}

function refuse(values: Float32Array): never {
  const at = values.findIndex((value) => !Number.isFinite(value));
  throw new Problem(`Number ${at} of the sample is ${values[at]}.`, {
    fix: 'Leave out samples that are not made of finite numbers.',
  });
}

/** No problem of the input: the settings were legal, and learning failed. */
function diverged(layer: number): never {
  throw new Error(
    `A unit of layer ${layer + 1} is no number any more: learning diverged. A smaller rate may help.`,
  );
}

/** e^x of each, as shares of their sum; what would not be a normal f32 is 0, which slows nobody down. */
function toShares(values: Float32Array): void {
  const largest = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  let total = 0;
  for (let k = 0; k < values.length; k++) {
    values[k] = exp(values[k] - largest);
    total += values[k];
  }
  for (let k = 0; k < values.length; k++) {
    const share = values[k] / total;
    values[k] = share < SMALLEST_SHARE ? 0 : share;
  }
}

/** The smallest f32 that keeps all its digits. */
const SMALLEST_SHARE = 2 ** -126;
