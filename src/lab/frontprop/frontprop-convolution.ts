/** Frontprop under a window as a method, and the same kernels without learning. */
import { convolutionMethod } from '../layers/convolution-method.js';
import type { Method, MethodDefaults } from '../methods.js';
import { KernelBank } from './kernel-bank.js';
import { StillKernels } from './still-kernels.js';

const SHAPE = { kernel: 5, kernelAbove: 3, pool: 7 };

/**
 * A kernel has a threshold at each of hundreds of places, and so takes hundreds of times as many steps as a neuron of a layer does: each
 * is shorter, and thresholds decay more slowly.
 */
const SETTINGS = { ...SHAPE, decay: 2e-5, rest: 1, shared: 0 };

const DEFAULTS: MethodDefaults = {
  epochs: 1,
  batch: 32,
  learningRate: 3e-4,
  readout: 'logistic',
  activation: 'linear',
};

export const frontpropConvolution: Method = convolutionMethod({
  about:
    'Frontprop under a window, channel by channel: `--layers` are the pixels and the kernels of each stage',
  source: 'The Frontprop project, from the description of its convolutional layer.',
  defaults: DEFAULTS,
  settings: SETTINGS,
  rate: 'boost',
  shapeOf: (settings) => ({ ...SETTINGS, ...settings }),
  makeRule({ name, window, filters, options: { seed, learningRate, settings }, backend }) {
    const chosen = { ...SETTINGS, ...settings, boost: learningRate };
    return new KernelBank(window, filters, chosen, { name, seed }, backend);
  },
});

export const untrainedConvolution: Method = convolutionMethod({
  about: 'random kernels under a window that never learn: what a convolution must be better than',
  baseline: true,
  defaults: { ...DEFAULTS, learningRate: Number.NaN },
  settings: SHAPE,
  shapeOf: (settings) => ({ ...SHAPE, ...settings }),
  makeRule: ({ name, window, filters, options: { seed }, backend }) =>
    new StillKernels(window, filters, { name, seed }, backend),
});
