import type { LayerDescription } from '../../network/layer-description.js';

export const sanger: LayerDescription = {
  about:
    "Sanger's rule: each neuron learns what those before it cannot tell of the input; the principal components, in order.",
  source: 'Sanger (1989), Neural Netw. 2:459.',
  equations: `
    w : 1
    y_post = w * y_pre : 1 (summed)
    told = w * y_post : 1 (summed in order)`,
  on_frame: 'w += eta * y_post * (y_pre - told)',
  parameters: { eta: 0.001 },
  init: { w: 'randn() / sqrt(N_pre)' },
};
