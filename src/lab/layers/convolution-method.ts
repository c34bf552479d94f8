/** Rules under a window, as methods: for square images of one channel. */
import type { Backend } from '../../engines/tensor/backend.js';
import { type ImageWindow, patchSize, placesOf } from '../../engines/tensor/image-window.js';
import { demandRoom } from '../../equations/layer/index.js';
import { Problem } from '../../problem.js';
import type { Method, MethodOptions } from '../methods.js';
import { ConvolutionLearner, type Stage } from './convolution-learner.js';
import type { PatchRule } from './patch-rule.js';

/** Pixels along each side of the window of the first stage, and of those above it; places along each side that become one, if there are as many. */
export interface ConvolutionShape {
  readonly kernel: number;
  readonly kernelAbove: number;
  readonly pool: number;
}

/** What a stage is made for. */
export interface StageRequest {
  readonly name: string;
  readonly window: ImageWindow;
  readonly filters: number;
  readonly options: MethodOptions;
  readonly backend: Backend;
}

export interface ConvolutionMethod
  extends Pick<Method, 'about' | 'defaults' | 'source' | 'settings' | 'rate' | 'baseline'> {
  shapeOf(settings: MethodOptions['settings']): ConvolutionShape;
  makeRule(request: StageRequest): PatchRule | Promise<PatchRule>;
}

export function convolutionMethod({ shapeOf, makeRule, ...method }: ConvolutionMethod): Method {
  return {
    ...method,
    widths: (inputs) => [inputs, 40],
    refuses([pixels, ...units]) {
      if (units.length === 0) return 'a stage after the inputs';
      const side = Math.sqrt(pixels);
      return Number.isInteger(side) ? undefined : 'the pixels of square images with one channel';
    },
    async make(options) {
      const { widths, settings, backend } = options;
      const [pixels, ...units] = widths;
      const shape = shapeOf(settings);
      demandShape(shape);
      const stages: Stage[] = [];
      let [side, channels] = [Math.sqrt(pixels), 1];
      for (const [k, filters] of units.entries()) {
        const kernel = k === 0 ? shape.kernel : shape.kernelAbove;
        const window = squareWindow(side, channels, kernel, 1, Math.floor((kernel - 1) / 2));
        const { down, across } = placesOf(window);
        demandRoom(`${filters} kernels`, filters * (patchSize(window) + down * across));
        const pooled = Math.min(shape.pool, down);
        const pool = squareWindow(down, filters, pooled, pooled, 0);
        [side, channels] = [placesOf(pool).down, filters];
        const rule = await makeRule({ name: `stage ${k + 1}`, window, filters, options, backend });
        stages.push({ window, pool, rule });
      }
      return new ConvolutionLearner(stages);
    },
  };
}

function demandShape(shape: ConvolutionShape): void {
  for (const name of ['kernel', 'kernelAbove', 'pool'] as const)
    if (!Number.isInteger(shape[name]) || shape[name] < 1)
      throw new Problem(`\`${name}\` is ${shape[name]}: pixels are counted.`, {
        fix: 'Give a whole number, 1 or more.',
      });
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
