/**
 * Backpropagation for one sample at a time, by kernels: the network of backprop.ts, steps straight down the gradient. Only weights of
 * inputs that are not 0 are touched. The samples of a batch are learned from one after the other.
 */
import type { Split } from '../../data/dataset.js';
import { DenseNetwork } from '../../engines/kernels/dense/dense-network.js';
import { glorot } from '../glorot.js';
import type { LayerView, Learner, LearnerState } from '../learner.js';
import { demandFit } from '../parameters.js';
import { newRows, type Rows, rowOf } from '../rows.js';
import { BACKPROP_AUDIT, type BackpropOptions } from './backprop.js';

export class OnlineBackprop implements Learner {
  readonly engine = 'kernels';
  readonly audit = BACKPROP_AUDIT;
  readonly widths: readonly number[];
  private readonly network: DenseNetwork;
  private readonly learningRate: number;

  constructor({ widths, learningRate, seed }: Omit<BackpropOptions, 'optimizer'>) {
    this.widths = widths;
    this.learningRate = learningRate;
    this.network = new DenseNetwork(widths);
    this.network.layers.forEach(({ weights }, k) => {
      this.network.kernels.write(weights, glorot(widths[k + 1], widths[k], seed, k));
    });
  }

  learn({ inputs, labels }: Split): number {
    const { network, learningRate } = this;
    let loss = 0;
    for (let row = 0; row < inputs.count; row++) {
      network.answer(rowOf(inputs, row));
      loss += network.judge(labels[row]);
      for (let layer = network.layers.length - 2; layer >= 0; layer--) network.sendBack(layer);
      network.learn(learningRate);
    }
    return loss / inputs.count;
  }

  features(inputs: Rows): Rows {
    const hidden = this.network.layers.length - 2;
    if (hidden < 0) return inputs;
    const features = newRows(inputs.count, this.widths[hidden + 1]);
    for (let row = 0; row < inputs.count; row++) {
      this.network.answer(rowOf(inputs, row));
      features.values.set(this.network.activity(hidden), row * features.width);
    }
    return features;
  }

  predict(inputs: Rows): Uint32Array {
    return Uint32Array.from({ length: inputs.count }, (_, row) => {
      const shares = this.network.answer(rowOf(inputs, row));
      return shares.indexOf(Math.max(...shares));
    });
  }

  layers(): readonly LayerView[] {
    const { layers, kernels } = this.network;
    return layers.map(({ weights }, k) => ({
      name: `layer ${k + 1}`,
      weights: newRows(weights.targets, weights.sources, kernels.read(weights)),
      overInput: k === 0,
    }));
  }

  /** As Backprop's: one can go on where the other stopped. */
  save(): LearnerState {
    const { layers, kernels } = this.network;
    return Object.fromEntries(
      layers.flatMap(({ weights, bias }, k) => [
        [weightsName(k), kernels.read(weights)],
        [biasName(k), kernels.numbers(bias).slice()],
      ]),
    );
  }

  restore(state: LearnerState): void {
    const { layers, kernels } = this.network;
    layers.forEach(({ weights, bias }, k) => {
      kernels.write(weights, demandFit(state, weightsName(k), weights.sources * weights.targets));
      kernels.numbers(bias).set(demandFit(state, biasName(k), bias.length));
    });
  }

  dispose(): void {}
}

const weightsName = (layer: number): string => `weights.${layer + 1}`;
const biasName = (layer: number): string => `bias.${layer + 1}`;
