/**
 * The Forward-Forward algorithm (Hinton, arXiv 2212.13345, 2022): each layer learns to have high goodness, the sum of its squared
 * activities, for samples with their true label, and low for a wrong one, with no error from above. The label is appended to the
 * input, so that no pixel is lost. Layers see only the direction of what comes from below: it is divided by its root mean square.
 */
import { RandomStream } from '../../clock/random.js';
import type { Split } from '../../data/dataset.js';
import type { Backend, Matrix } from '../../engines/tensor/backend.js';
import { difference, negative, product, quotient, sum } from '../../equations/algebra/arithmetic-of-trees.js';
import { call, number, symbol } from '../../equations/expression.js';
import { glorot } from '../glorot.js';
import type { LayerView, Learner, LearnerState } from '../learner.js';
import { makeOptimizer, type OptimizerName } from '../optimizers/index.js';
import type { Optimizer } from '../optimizers/optimizer.js';
import { Parameters } from '../parameters.js';
import { largestOfRows } from '../readouts/largest.js';
import { newRows, type Rows, rowOf } from '../rows.js';

export interface ForwardForwardOptions {
  /** Of the input without labels, and of the layers. */
  readonly widths: readonly number[];
  readonly classes: number;
  readonly optimizer: OptimizerName;
  readonly learningRate: number;
  readonly seed: number;
}

interface Layer {
  readonly weights: Matrix;
  readonly bias: Matrix;
}

interface Activity {
  /** What came from below, normalised. */
  readonly seen: Matrix;
  readonly units: Matrix;
  /** Sum of squares of each row. */
  readonly goodness: Matrix;
}

export class ForwardForward implements Learner {
  readonly widths: readonly number[];
  readonly audit = {
    weightTransport: false,
    derivative: true,
    phases: 2,
    nonlocal: ['goodness of the whole layer', 'samples with wrong labels'],
  };
  private readonly classes: number;
  private readonly random: RandomStream;
  private readonly parameters: Parameters;
  private readonly layers_: readonly Layer[];
  private readonly optimizer: Optimizer;
  /** Batches so far: each draws its wrong labels anew. */
  private readonly batches: Matrix;
  private readonly activate;
  private readonly square;
  private readonly normalise;
  private readonly blame;
  private readonly loss;

  constructor(
    { widths, classes, optimizer, learningRate, seed }: ForwardForwardOptions,
    private readonly backend: Backend,
  ) {
    this.widths = widths;
    this.classes = classes;
    this.random = new RandomStream(seed, 'forward-forward', 'wrong labels');
    const parameters = new Parameters(backend);
    this.parameters = parameters;
    this.layers_ = widths.slice(1).map((units, k) => {
      const inputs = widths[k] + (k === 0 ? classes : 0);
      return {
        weights: parameters.add(`weights.${k + 1}`, units, inputs, glorot(units, inputs, seed, k)),
        bias: parameters.add(`bias.${k + 1}`, 1, units),
      };
    });
    this.batches = parameters.add('batches', 1, 1);
    const trained = this.layers_.flatMap(({ weights, bias }) => [weights, bias]);
    this.optimizer = makeOptimizer(optimizer, backend, parameters, trained, learningRate);
    const [a, g, h] = [symbol('a'), symbol('g'), symbol('h')];
    this.activate = backend.compile(call('max', sum(a, symbol('b')), number(0)));
    this.square = backend.compile(product(h, h));
    const meanSquare = sum(quotient(g, symbol('n')), number(LEAST_SQUARE));
    this.normalise = backend.compile(quotient(h, call('sqrt', meanSquare)));
    // Goodness is held against the number of units: a mean square of 1. `sign` is 1 for the true label, -1 for a wrong one.
    const surprise = call('exp', product(symbol('sign'), difference(g, symbol('n'))));
    const wrongness = quotient(
      negative(symbol('sign')),
      sum(number(1), call('min', surprise, number(LARGEST))),
    );
    this.blame = backend.compile(product(number(2), h, wrongness));
    this.loss = backend.compile(
      call('log', sum(number(1), quotient(number(1), call('max', surprise, number(1 / LARGEST))))),
    );
  }

  /** The loss is that of all layers together, of a true and a wrong label of each sample. */
  learn(batch: Split): number {
    const { backend, layers_: layers, optimizer } = this;
    return backend.within(() => {
      const rows = 2 * batch.inputs.count;
      const signs = backend.matrix(
        rows,
        1,
        Float32Array.from({ length: rows }, (_, row) => (row < rows / 2 ? 1 : -1)),
      );
      const activities = this.forward(this.trueAndWrong(batch));
      optimizer.advance();
      let total = 0;
      layers.forEach(({ weights, bias }, k) => {
        const { seen, units, goodness } = activities[k];
        const judged = { g: goodness, sign: signs, n: units.columns };
        const losses = backend.matrix(rows, 1);
        this.loss(losses, judged);
        total += meanOf(backend.read(losses));
        const delta = backend.matrix(rows, units.columns);
        this.blame(delta, { h: units, ...judged });
        const gradient = backend.matrix(weights.rows, weights.columns);
        const biasGradient = backend.matrix(1, bias.columns);
        backend.matmul(gradient, delta, seen, { transposeA: true, scale: 1 / rows });
        backend.reduce(biasGradient, delta, 'mean', 'perColumn');
        optimizer.descend(weights, gradient);
        optimizer.descend(bias, biasGradient);
      });
      return total;
    });
  }

  /** The normalised activities of all layers but the first, side by side, with no label preferred. */
  features(inputs: Rows): Rows {
    const neutral = newRows(inputs.count, this.classes);
    neutral.values.fill(1 / this.classes);
    return this.backend.within(() => {
      const judging = this.judging(this.forward(this.labelled(inputs, neutral)));
      const normalised = judging.map(({ units, goodness }) => {
        this.normalise(units, { h: units, g: goodness, n: units.columns });
        return newRows(inputs.count, units.columns, this.backend.read(units));
      });
      return sideBySide(normalised);
    });
  }

  /** Each label is tried; the one with the highest goodness wins. */
  predict(inputs: Rows): Uint32Array {
    const { classes, backend } = this;
    const goodness = newRows(inputs.count, classes);
    for (let label = 0; label < classes; label++) {
      const tried = this.labels(new Uint32Array(inputs.count).fill(label));
      backend.within(() => {
        for (const { goodness: layer } of this.judging(this.forward(this.labelled(inputs, tried)))) {
          backend.read(layer).forEach((value, row) => {
            goodness.values[row * classes + label] += value;
          });
        }
      });
    }
    return largestOfRows(goodness);
  }

  layers(): readonly LayerView[] {
    return this.layers_.map(({ weights }, k) => {
      const all = newRows(weights.rows, weights.columns, this.backend.read(weights));
      return {
        name: `layer ${k + 1}`,
        weights: k === 0 ? leftPart(all, this.widths[0]) : all,
        overInput: k === 0,
      };
    });
  }

  save(): LearnerState {
    return this.parameters.save();
  }

  restore(state: LearnerState): void {
    this.parameters.restore(state);
  }

  dispose(): void {
    this.parameters.free();
  }

  private forward(inputs: Rows): Activity[] {
    const { backend } = this;
    let below = backend.matrix(inputs.count, inputs.width, inputs.values);
    let goodness = this.goodnessOf(below);
    return this.layers_.map(({ weights, bias }) => {
      const seen = backend.matrix(below.rows, below.columns);
      this.normalise(seen, { h: below, g: goodness, n: below.columns });
      const units = backend.matrix(below.rows, weights.rows);
      backend.matmul(units, seen, weights, { transposeB: true });
      this.activate(units, { a: units, b: bias });
      below = units;
      goodness = this.goodnessOf(units);
      return { seen, units, goodness };
    });
  }

  private goodnessOf(units: Matrix): Matrix {
    const squares = this.backend.matrix(units.rows, units.columns);
    const goodness = this.backend.matrix(units.rows, 1);
    this.square(squares, { h: units });
    this.backend.reduce(goodness, squares, 'sum', 'perRow');
    return goodness;
  }

  /** The first layer sees the label itself, so it tells little about the sample. */
  private judging(activities: readonly Activity[]): readonly Activity[] {
    return activities.length === 1 ? activities : activities.slice(1);
  }

  private trueAndWrong({ inputs, labels }: Split): Rows {
    const { classes, random, backend } = this;
    const [batch] = backend.read(this.batches);
    backend.write(this.batches, [batch + 1]);
    const wrong = Uint32Array.from({ length: inputs.count }, (_, row) => {
      const step = 1 + Math.floor(random.uniform(row, batch, 0) * (classes - 1));
      return (labels[row] + step) % classes;
    });
    const right = this.labelled(inputs, this.labels(labels));
    const both = newRows(2 * inputs.count, right.width);
    both.values.set(right.values);
    both.values.set(this.labelled(inputs, this.labels(wrong)).values, right.values.length);
    return both;
  }

  private labels(labels: ArrayLike<number>): Rows {
    const marked = newRows(labels.length, this.classes);
    for (let row = 0; row < labels.length; row++) marked.values[row * this.classes + labels[row]] = 1;
    return marked;
  }

  private labelled(inputs: Rows, labels: Rows): Rows {
    return sideBySide([inputs, labels]);
  }
}

function sideBySide(parts: readonly Rows[]): Rows {
  const { count } = parts[0];
  const width = parts.reduce((sum, part) => sum + part.width, 0);
  const joined = newRows(count, width);
  for (let row = 0; row < count; row++) {
    let at = row * width;
    for (const part of parts) {
      joined.values.set(rowOf(part, row), at);
      at += part.width;
    }
  }
  return joined;
}

function leftPart(rows: Rows, width: number): Rows {
  const part = newRows(rows.count, width);
  for (let row = 0; row < rows.count; row++) rowOf(part, row).set(rowOf(rows, row).subarray(0, width));
  return part;
}

const meanOf = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Keeps layers that are silent from being divided by 0. */
const LEAST_SQUARE = 1e-8;
/** Far from where f32 ends; beyond it a sample is judged right or wrong for certain. */
const LARGEST = 1e30;
