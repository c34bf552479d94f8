import type { LayerDescription } from '../../network/layer-description.js';

/** As many targets as sources: each passes its own source on, less what goes with it in the other sources. */
export const antiHebb: LayerDescription = {
  about:
    'Anti-Hebbian lateral inhibition: neurons that fire together learn to silence each other, until they are uncorrelated.',
  source: 'Foldiak (1990), Biol. Cybern. 64:165.',
  equations: `
    straight : 1
    w : 1
    y_post = (straight + (1 - straight) * w) * y_pre : 1 (summed)
    answer_pre = straight * y_post : 1 (summed)`,
  on_frame: 'w += -eta * (1 - straight) * y_post * answer_pre',
  parameters: { eta: 0.001 },
  init: { straight: 'int(i == j)' },
};
