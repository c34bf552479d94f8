import type { LayerDescription } from '../../network/layer-description.js';

/** The ports are told the activities of the phase in which the outputs were clamped. */
export const contrastive: LayerDescription = {
  about:
    'Contrastive Hebbian learning: learns what a clamped phase shows, unlearns what the free phase shows.',
  source: 'Movellan (1991), Proc. Connectionist Models 10; Xie & Seung (2003), Neural Comput. 15:441.',
  equations: `
    w : 1
    clamped_pre : 1 (given)
    clamped_post : 1 (given)
    u_post = w * y_pre : 1 (summed)
    y_post = 1 / (1 + exp(-u_post)) : 1`,
  on_frame: 'w += eta * (clamped_post * clamped_pre - y_post * y_pre)',
  parameters: { eta: 0.1 },
  init: { w: 'randn() / sqrt(N_pre)' },
};
