/** Everything that `synfire learn` can train, by name. To add one: what makes a `Learner`, and an entry here. */
import type { Backend } from '../engines/tensor/backend.js';
import { Problem } from '../problem.js';
import type { ActivationName } from './activations.js';
import { Backprop } from './baselines/backprop.js';
import { ForwardForward } from './baselines/forward-forward.js';
import { KMeans } from './baselines/k-means.js';
import { OnlineBackprop } from './baselines/online-backprop.js';
import { Pca } from './baselines/pca.js';
import { pixels } from './baselines/pixels.js';
import { untrained } from './baselines/untrained.js';
import { eqpropConvolution } from './equilibrium/convolution-method.js';
import { EQUILIBRIUM_METHODS } from './equilibrium/equilibrium-methods.js';
import { frontpropConvolution, untrainedConvolution } from './frontprop/frontprop-convolution.js';
import { LAYER_METHODS } from './layers/layer-methods.js';
import type { Learner } from './learner.js';
import { ONE_LAYER } from './one-layer.js';
import type { OptimizerName } from './optimizers/index.js';
import { infonceMethod } from './pairs/infonce-method.js';
import type { ReadoutName } from './readouts/index.js';

export interface Method {
  /** One line for lists. */
  readonly about: string;
  /** Where it is published. */
  readonly source?: string;
  /** That rules are held against. */
  readonly baseline?: true;
  /** Of its layers, where the user says nothing. @param samples to learn from, of which some methods want several for each unit. */
  widths(inputs: number, classes: number, samples?: number): readonly number[];
  /** What `--layers` must look like, and why; undefined if these widths will do. */
  refuses(widths: readonly number[], classes: number): string | undefined;
  readonly defaults: MethodDefaults;
  /** What is better with fewer than `FEW` samples, where a pass has few steps. */
  readonly few?: Partial<Pick<MethodDefaults, 'epochs' | 'batch' | 'learningRate'>>;
  /** What is better where samples come one at a time, as `--online` and `--batch 1` have it: many more, and rougher, steps. */
  readonly single?: SingleDefaults;
  /** The method that does the same with whole batches, of one that is meant for a sample at a time. */
  readonly batched?: string;
  /** Why it cannot learn from a stream, predicting each sample before it is learned from. */
  readonly refusesOnline?: string;
  /** What `--set NAME=VALUE` can change, and the values it has otherwise. */
  readonly settings?: Settings;
  /** What its texts call the learning rate. */
  readonly rate?: string;
  /** Whether labels can be mixed into its input. */
  readonly takesLabels?: true;
  /** That it can be computed by; tensor alone unless told. */
  readonly engines?: readonly EngineName[];
  make(options: MethodOptions): Learner | Promise<Learner>;
}

/** Training samples. */
export const FEW = 5000;

/** Numbers of a method that other methods do not have. */
export type Settings = Readonly<Record<string, number>>;

export type EngineName = 'tensor' | 'kernels' | 'actors';

export interface MethodDefaults {
  readonly epochs: number;
  readonly batch: number;
  /** NaN for a method that takes no steps of a chosen size. */
  readonly learningRate: number;
  /** `native`: its own predictions. */
  readonly readout: ReadoutName | 'native';
  readonly activation: ActivationName;
}

export interface SingleDefaults {
  /** Under `optimizer`, if one is named here: another takes the method's own rate. */
  readonly learningRate: number;
  readonly optimizer?: OptimizerName;
}

export interface MethodOptions {
  /** From the inputs on. */
  readonly widths: readonly number[];
  readonly classes: number;
  readonly seed: number;
  readonly learningRate: number;
  readonly optimizer: OptimizerName;
  /** Those that differ from the method's own. */
  readonly settings?: Settings;
  /** Samples in a batch. */
  readonly batch?: number;
  /** Passes over the training samples, and how many those are: for rates that fall towards the end. */
  readonly epochs?: number;
  readonly samples?: number;
  /** Which engine takes rules of layers. */
  readonly engine?: 'auto' | EngineName;
  readonly backend: Backend;
}

const backprop: Method = {
  about: 'backpropagation through tanh layers, the yardstick',
  source: 'Rumelhart, Hinton & Williams, Nature 323 (1986)',
  baseline: true,
  widths: (inputs, classes) => [inputs, 256, 128, classes],
  refuses: endsWithClasses,
  defaults: { epochs: 3, batch: 64, learningRate: 1e-3, readout: 'native', activation: 'linear' },
  few: { epochs: 30 },
  single: { optimizer: 'sgd', learningRate: 0.02 },
  engines: ['tensor', 'kernels'],
  make: ({ backend, engine = 'auto', batch, ...options }) => {
    // One sample at a time is what kernels are quickest at; Adam moves all weights for each, whatever the input.
    const byKernels =
      engine === 'kernels' || (engine === 'auto' && batch === 1 && options.optimizer === 'sgd');
    if (!byKernels) return new Backprop(options, backend);
    if (options.optimizer === 'sgd') return new OnlineBackprop(options);
    throw new Problem(`The kernels of backprop do not learn by ${options.optimizer}.`, {
      fix: 'Use --optimizer sgd, or --engine tensor.',
    });
  },
};

const forwardForward: Method = {
  about: 'Forward-Forward: each layer tells true labels from wrong ones',
  source: 'Hinton, arXiv:2212.13345 (2022)',
  baseline: true,
  widths: (inputs) => [inputs, 500, 500, 500],
  refuses: hasLayers,
  defaults: { epochs: 5, batch: 64, learningRate: 1e-3, readout: 'native', activation: 'linear' },
  few: { epochs: 15, batch: 16, learningRate: 3e-3 },
  make: ({ backend, ...options }) => new ForwardForward(options, backend),
};

const kMeans: Method = {
  about: 'k-means: units are the centres of clusters, features the distances from them',
  source: 'Coates, Lee & Ng, AISTATS (2011)',
  baseline: true,
  widths: (inputs, _, samples = Number.POSITIVE_INFINITY) => [
    inputs,
    Math.min(ONE_LAYER, Math.ceil(samples / SAMPLES_PER_CENTRE)),
  ],
  refusesOnline: 'its centres begin as samples of the whole, and move at the end of a pass',
  refuses: hasOneLayer,
  defaults: { epochs: 5, batch: 256, learningRate: Number.NaN, readout: 'logistic', activation: 'triangle' },
  make: ({ widths, seed, backend }) => new KMeans(widths[0], widths[1], seed, backend),
};

const pca: Method = {
  about: 'principal components: the directions of largest variance',
  source: 'Pearson, Philosophical Magazine 2 (1901)',
  baseline: true,
  widths: (inputs) => [inputs, Math.min(inputs, ONE_LAYER)],
  refuses: hasOneLayer,
  refusesOnline: 'components are found at the end of a pass',
  defaults: { epochs: 1, batch: 256, learningRate: Number.NaN, readout: 'logistic', activation: 'linear' },
  make: ({ widths, backend }) => new Pca(widths[0], widths[1], backend),
};

const random: Method = {
  about: 'a random layer that never learns: what a rule must be better than',
  baseline: true,
  widths: (inputs) => [inputs, ONE_LAYER],
  refuses: hasOneLayer,
  defaults: { epochs: 1, batch: 256, learningRate: Number.NaN, readout: 'logistic', activation: 'triangle' },
  make: ({ widths, seed, backend }) => untrained(widths[0], widths[1], seed, backend),
};

const inputsAlone: Method = {
  about: 'no network: the read-out sees the inputs themselves',
  baseline: true,
  widths: (inputs) => [inputs],
  refuses: (widths) => (widths.length === 1 ? undefined : 'the inputs alone, with no layer after them'),
  defaults: { epochs: 1, batch: 256, learningRate: Number.NaN, readout: 'logistic', activation: 'linear' },
  make: ({ widths }) => pixels(widths[0]),
};

function endsWithClasses(widths: readonly number[], classes: number): string | undefined {
  if (widths.length >= 2 && widths.at(-1) === classes) return undefined;
  return `an output of ${classes} units at the end, one for each class`;
}

function hasLayers(widths: readonly number[]): string | undefined {
  return widths.length >= 2 ? undefined : 'a layer after the inputs';
}

function hasOneLayer(widths: readonly number[]): string | undefined {
  return widths.length === 2 ? undefined : 'one layer after the inputs';
}

/** With fewer, centres become copies of samples. */
const SAMPLES_PER_CENTRE = 10;

export const METHODS: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    backprop,
    'forward-forward': forwardForward,
    kmeans: kMeans,
    pca,
    untrained: random,
    pixels: inputsAlone,
    ...Object.fromEntries(EQUILIBRIUM_METHODS),
    'eqprop-convolution': eqpropConvolution,
    ...Object.fromEntries(LAYER_METHODS),
    'frontprop-convolution': frontpropConvolution,
    'untrained-convolution': untrainedConvolution,
    infonce_hebb: infonceMethod,
  }),
);
