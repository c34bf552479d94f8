import type { LayerDescription } from '../../network/layer-description.js';

export const hebb: LayerDescription = {
  about:
    'Basic Hebbian learning: what fires together wires together. Weights grow without bound, towards the first component.',
  source: 'Hebb (1949), The Organization of Behavior.',
  equations: `
    w : 1
    y_post = w * y_pre : 1 (summed)`,
  on_frame: 'w += eta * y_post * y_pre',
  parameters: { eta: 0.001 },
  init: { w: 'randn() / sqrt(N_pre)' },
};
