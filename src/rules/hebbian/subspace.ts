import type { LayerDescription } from '../../network/layer-description.js';

export const subspace: LayerDescription = {
  about: "Oja's subspace rule: neurons together learn what their answers cannot yet tell of the input.",
  source: 'Oja (1989), Int. J. Neural Syst. 1:61.',
  equations: `
    w : 1
    y_post = w * y_pre : 1 (summed)
    told_pre = w * y_post : 1 (summed)`,
  on_frame: 'w += eta * y_post * (y_pre - told_pre)',
  parameters: { eta: 0.001 },
  init: { w: 'randn() / sqrt(N_pre)' },
};
