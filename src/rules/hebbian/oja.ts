import type { LayerDescription } from '../../network/layer-description.js';

export const oja: LayerDescription = {
  about: "Oja's rule: Hebbian growth and as much forgetting as keeps the weights of a neuron at length 1.",
  source: 'Oja (1982), J. Math. Biol. 15:267.',
  equations: `
    w : 1
    y_post = w * y_pre : 1 (summed)`,
  on_frame: 'w += eta * y_post * (y_pre - y_post * w)',
  parameters: { eta: 0.001 },
  init: { w: 'randn() / sqrt(N_pre)' },
};
