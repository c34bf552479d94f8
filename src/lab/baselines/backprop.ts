/**
 * Backpropagation through a plain network: tanh in hidden layers, softmax and cross-entropy at the output, Glorot's uniform weights,
 * the yardstick of every other rule. Features are the last hidden layer.
 */

import type { Split } from '../../data/dataset.js';
import type { Backend, Matrix, Plan } from '../../engines/tensor/backend.js';
import { difference, product, sum } from '../../equations/algebra/arithmetic-of-trees.js';
import { call, number, symbol } from '../../equations/expression.js';
import { log } from '../../numeric/index.js';
import { glorot } from '../glorot.js';
import type { Audit, LayerView, Learner, LearnerState } from '../learner.js';
import { makeOptimizer, type OptimizerName } from '../optimizers/index.js';
import type { Optimizer } from '../optimizers/optimizer.js';
import { Parameters } from '../parameters.js';
import { largestOfRows } from '../readouts/largest.js';
import { newRows, type Rows } from '../rows.js';

export interface BackpropOptions {
  readonly widths: readonly number[];
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly seed: number;
}

export const BACKPROP_AUDIT: Audit = {
  weightTransport: true,
  derivative: true,
  phases: 2,
  nonlocal: ['errors of all layers above'],
};

interface Layer {
  readonly weights: Matrix;
  /** 1 x units. */
  readonly bias: Matrix;
}

/** What a batch needs on its way, kept while batches are of one size. */
interface Workspace {
  readonly batch: number;
  readonly input: Matrix;
  readonly targets: Matrix;
  readonly activities: readonly Matrix[];
  /** Forwards, backwards, and a step of the optimizer. */
  readonly update: Plan;
}

export class Backprop implements Learner {
  readonly widths: readonly number[];
  readonly audit = BACKPROP_AUDIT;
  private readonly parameters: Parameters;
  private readonly layers_: readonly Layer[];
  private readonly optimizer: Optimizer;
  private workspace: Workspace | undefined;
  private readonly addBias;
  private readonly squash;
  private readonly subtract;
  private readonly throughTanh;

  constructor(
    { widths, optimizer, learningRate, seed }: BackpropOptions,
    private readonly backend: Backend,
  ) {
    this.widths = widths;
    const parameters = new Parameters(backend);
    this.parameters = parameters;
    this.layers_ = widths.slice(1).map((units, k) => ({
      weights: parameters.add(`weights.${k + 1}`, units, widths[k], glorot(units, widths[k], seed, k)),
      bias: parameters.add(`bias.${k + 1}`, 1, units),
    }));
    const trained = this.layers_.flatMap(({ weights, bias }) => [weights, bias]);
    this.optimizer = makeOptimizer(optimizer, backend, parameters, trained, learningRate);
    this.addBias = backend.compile(sum(symbol('a'), symbol('b')));
    this.squash = backend.compile(call('tanh', sum(symbol('a'), symbol('b'))));
    this.subtract = backend.compile(difference(symbol('a'), symbol('b')));
    const slope = difference(number(1), product(symbol('h'), symbol('h')));
    this.throughTanh = backend.compile(product(symbol('d'), slope));
  }

  learn({ inputs, labels }: Split): number {
    const { backend, optimizer } = this;
    const { input, targets, activities, update } = this.workspaceFor(inputs.count);
    backend.write(input, inputs.values);
    backend.write(targets, oneHot(labels, targets.columns));
    optimizer.advance();
    update.run();
    return crossEntropy(backend.read(activities[activities.length - 1]), labels);
  }

  features(inputs: Rows): Rows {
    if (this.layers_.length === 1) return inputs;
    return this.activity(inputs, this.layers_.length - 2);
  }

  predict(inputs: Rows): Uint32Array {
    return largestOfRows(this.activity(inputs, this.layers_.length - 1));
  }

  layers(): readonly LayerView[] {
    return this.layers_.map(({ weights }, k) => ({
      name: `layer ${k + 1}`,
      weights: newRows(weights.rows, weights.columns, this.backend.read(weights)),
      overInput: k === 0,
    }));
  }

  save(): LearnerState {
    return this.parameters.save();
  }

  restore(state: LearnerState): void {
    this.parameters.restore(state);
  }

  dispose(): void {
    this.parameters.free();
    this.clearWorkspace();
  }

  private activity(inputs: Rows, layer: number): Rows {
    const { backend, layers_: layers } = this;
    return backend.within(() => {
      const input = backend.matrix(inputs.count, inputs.width, inputs.values);
      const activities = layers.map(({ weights }) => backend.matrix(inputs.count, weights.rows));
      this.forward(input, activities);
      return newRows(inputs.count, activities[layer].columns, backend.read(activities[layer]));
    });
  }

  private forward(input: Matrix, activities: readonly Matrix[]): void {
    const { backend, layers_: layers } = this;
    layers.forEach(({ weights, bias }, k) => {
      const activity = activities[k];
      backend.matmul(activity, k === 0 ? input : activities[k - 1], weights, { transposeB: true });
      if (k < layers.length - 1) this.squash(activity, { a: activity, b: bias });
      else {
        this.addBias(activity, { a: activity, b: bias });
        backend.softmaxRows(activity, activity);
      }
    });
  }

  private workspaceFor(batch: number): Workspace {
    if (this.workspace?.batch === batch) return this.workspace;
    this.clearWorkspace();
    const { backend, widths } = this;
    const made = (width: number) => backend.matrix(batch, width);
    const [input, targets] = [made(widths[0]), made(widths[widths.length - 1])];
    const activities = widths.slice(1).map(made);
    const update = backend.record(() => {
      this.forward(input, activities);
      this.descend(this.backward(activities, targets), input, activities);
    });
    this.workspace = { batch, input, targets, activities, update };
    return this.workspace;
  }

  /** What each layer's activity before its squashing should have less of. */
  private backward(activities: readonly Matrix[], targets: Matrix): readonly Matrix[] {
    const { backend, layers_: layers } = this;
    const deltas = activities.map(({ rows, columns }) => backend.matrix(rows, columns));
    const last = layers.length - 1;
    this.subtract(deltas[last], { a: activities[last], b: targets });
    for (let k = last; k > 0; k--) {
      backend.matmul(deltas[k - 1], deltas[k], layers[k].weights);
      this.throughTanh(deltas[k - 1], { d: deltas[k - 1], h: activities[k - 1] });
    }
    return deltas;
  }

  private descend(deltas: readonly Matrix[], input: Matrix, activities: readonly Matrix[]): void {
    const { backend, optimizer } = this;
    this.layers_.forEach(({ weights, bias }, k) => {
      const below = k === 0 ? input : activities[k - 1];
      const [slopes, slope] = [weights, bias].map(({ rows, columns }) => backend.matrix(rows, columns));
      backend.matmul(slopes, deltas[k], below, { transposeA: true, scale: 1 / input.rows });
      backend.reduce(slope, deltas[k], 'mean', 'perColumn');
      optimizer.descend(weights, slopes);
      optimizer.descend(bias, slope);
    });
  }

  private clearWorkspace(): void {
    if (this.workspace === undefined) return;
    const { input, targets, activities, update } = this.workspace;
    update.free();
    this.backend.free(input, targets, ...activities);
    this.workspace = undefined;
  }
}

function oneHot(labels: ArrayLike<number>, classes: number): Float32Array {
  const marked = new Float32Array(labels.length * classes);
  for (let row = 0; row < labels.length; row++) marked[row * classes + labels[row]] = 1;
  return marked;
}

/** Mean of -log of what was given to the right class. */
function crossEntropy(shares: Float32Array, labels: ArrayLike<number>): number {
  const classes = shares.length / labels.length;
  let total = 0;
  for (let row = 0; row < labels.length; row++)
    total -= log(Math.max(SMALLEST_SHARE, shares[row * classes + labels[row]]));
  return total / labels.length;
}

/** The smallest f32 that keeps all its digits. */
const SMALLEST_SHARE = 2 ** -126;
