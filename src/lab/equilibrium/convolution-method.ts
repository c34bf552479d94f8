/** Equilibrium propagation through filters over images, then from all to all, as a method: for square images of one channel. */

import { rowsOf } from '../../engines/equilibrium/batched/batched-bond.js';
import { BatchedLearner } from '../../engines/equilibrium/batched/batched-learner.js';
import type { Bond } from '../../engines/equilibrium/bond.js';
import { ConvolutionBond } from '../../engines/equilibrium/convolution-bond.js';
import { DenseBond } from '../../engines/equilibrium/dense-bond.js';
import { networkOf } from '../../engines/equilibrium/network.js';
import { placesOf } from '../../engines/tensor/image-window.js';
import type { Method, Settings } from '../methods.js';
import { Equilibrium } from './equilibrium.js';
import { clockedMessages, DENSE, learning, SETTINGS } from './equilibrium-methods.js';

const CONVOLUTION = {
  ...SETTINGS,
  /** As many numbers as a free state has for each sample are too many to keep. */
  remember: 0,
  slower: 1,
  /** Pixels along each side of a filter. */
  kernel: 5,
  /** Places along each side of which the largest goes on. */
  pool: 2,
  free: 10,
} satisfies Settings;

export const eqpropConvolution: Method = {
  ...DENSE,
  about: 'equilibrium propagation through filters and the largest of 2 by 2 places, nudged both ways',
  source: 'Ernoult et al., NeurIPS 32 (2019); Laborieux et al., Frontiers in Neuroscience 15 (2021)',
  settings: CONVOLUTION,
  engines: ['tensor'],
  defaults: { ...DENSE.defaults, epochs: 3, learningRate: 0.1 },
  single: { learningRate: 0.005 },
  widths: (inputs, classes) => [inputs, 16, classes],
  refuses(widths, classes) {
    if (widths.length < 3 || widths.at(-1) !== classes)
      return `filters after the inputs, and an output of ${classes} units at the end, one for each class`;
    return Number.isInteger(Math.sqrt(widths[0]))
      ? undefined
      : 'the pixels of square images with one channel';
  },
  async make(options) {
    const settings = { ...CONVOLUTION, ...options.settings };
    const { seed, backend } = options;
    const network = networkOf(bondsOf(options.widths, settings), seed);
    const all = {
      ...(await learning(options, settings)),
      nudging: 'centred',
      freeSteps: settings.free,
    } as const;
    return new Equilibrium(new BatchedLearner(network, all, backend), {
      ...settings,
      engine: 'tensor',
      messages: clockedMessages(network, all),
      rows: network.bonds.map(rowsOf),
    });
  },
};

/** Convolutions but for the last, which leads to the classes. */
function bondsOf(
  [pixels, ...units]: readonly number[],
  { kernel, pool }: Pick<typeof CONVOLUTION, 'kernel' | 'pool'>,
): readonly Bond[] {
  let [side, channels] = [Math.sqrt(pixels), 1];
  const convolutions = units.slice(0, -1).map((filters) => {
    const window = {
      ...{ height: side, width: side, channels, stride: 1, padding: Math.floor((kernel - 1) / 2) },
      ...{ kernelHeight: kernel, kernelWidth: kernel },
    };
    const bond = new ConvolutionBond({ window, filters, pooling: { by: 'max', size: pool } });
    [side, channels] = [placesOf(window).down / pool, filters];
    return bond;
  });
  return [...convolutions, new DenseBond(side * side * channels, units[units.length - 1])];
}
