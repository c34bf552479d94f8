/** Rules of layers under a window, as methods: for square images of one channel. */

import { type ImageWindow, patchSize, placesOf } from '../../engines/tensor/image-window.js';
import { makeTensorLayer } from '../../engines/tensor/layer/layer.js';
import { checkLayer } from '../../equations/layer/index.js';
import { loadParser } from '../../equations/parser.js';
import type { LayerDescription } from '../../network/layer-description.js';
import type { Method, MethodDefaults } from '../methods.js';
import { ConvolutionLearner, type Stage } from './convolution-learner.js';

/** Pixels along each side of the window of the first stage, and of those above it. */
const KERNELS = { first: 5, above: 3 };
/** Places along each side that become one. */
const POOLED = 2;

export function convolutionOf(description: LayerDescription, rate: string, defaults: MethodDefaults): Method {
  return {
    about: `${description.about.split(':')[0]} under a window: \`--layers\` are the pixels and the units of each stage`,
    widths: (inputs) => [inputs, 40],
    refuses([pixels, ...units]) {
      if (units.length === 0) return 'a stage after the inputs';
      const side = Math.sqrt(pixels);
      if (!Number.isInteger(side)) return 'the pixels of square images with one channel';
      return side >= POOLED ** units.length ? undefined : 'fewer stages for images so small';
    },
    defaults,
    async make({ widths: [pixels, ...units], seed, learningRate, backend }) {
      const parameters = { ...description.parameters, [rate]: learningRate };
      const checked = checkLayer({ ...description, parameters }, await loadParser());
      let [side, channels] = [Math.sqrt(pixels), 1];
      const stages = units.map((filters, k): Stage => {
        const kernel = k === 0 ? KERNELS.first : KERNELS.above;
        const window = squareWindow(side, channels, kernel, 1, (kernel - 1) / 2);
        const pool = squareWindow(placesOf(window).down, filters, POOLED, POOLED, 0);
        const size = { pre: patchSize(window), post: filters };
        [side, channels] = [placesOf(pool).down, filters];
        const engine = makeTensorLayer(checked, size, { name: `stage ${k + 1}`, seed }, backend);
        return { window, pool, engine };
      });
      return new ConvolutionLearner(stages, backend);
    },
  };
}

function squareWindow(
  side: number,
  channels: number,
  kernel: number,
  stride: number,
  padding: number,
): ImageWindow {
  return {
    height: side,
    width: side,
    channels,
    kernelHeight: kernel,
    kernelWidth: kernel,
    stride,
    padding,
  };
}
