/** A rule of layers under a window, as a method. */
import { patchSize } from '../../engines/tensor/image-window.js';
import { makeTensorLayer } from '../../engines/tensor/layer/layer.js';
import { checkLayer } from '../../equations/layer/index.js';
import { loadParser } from '../../equations/parser.js';
import type { LayerDescription } from '../../network/layer-description.js';
import type { Method, MethodDefaults } from '../methods.js';
import { convolutionMethod } from './convolution-method.js';
import { LayerOnPatches } from './layer-on-patches.js';

/** @param rate the parameter that is the learning rate. */
export function convolutionOf(description: LayerDescription, rate: string, defaults: MethodDefaults): Method {
  return convolutionMethod({
    about: `${description.about.split(':')[0]} under a window: \`--layers\` are the pixels and the units of each stage`,
    defaults,
    rate,
    shapeOf: () => ({ kernel: 5, kernelAbove: 3, pool: 2 }),
    async makeRule({ name, window, filters, options: { seed, learningRate }, backend }) {
      const parameters = { ...description.parameters, [rate]: learningRate };
      const checked = checkLayer({ ...description, parameters }, await loadParser());
      const size = { pre: patchSize(window), post: filters };
      return new LayerOnPatches(makeTensorLayer(checked, size, { name, seed }, backend), filters);
    },
  });
}
