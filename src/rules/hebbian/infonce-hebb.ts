import type { LayerDescription } from '../../network/layer-description.js';

/**
 * A frame is a pair: an anchor (`y_pre`) and another sample (`other_pre`). `pull_post` says how much the pair counts:
 * (1 if the other is the positive, else 0) less its share in the softmax of answers times answers; the same for all neurons.
 * Weights begin short: where answers begin large, shares are all or nothing, and bright images seem alike whatever they show.
 */
export const infonceHebb: LayerDescription = {
  about:
    'InfoNCE as a Hebbian rule: pairs that belong together pull their answers together, others push them apart.',
  source: 'van den Oord, Li & Vinyals (2018), arXiv:1807.03748; the gradient is Hebbian in the two samples.',
  equations: `
    w : 1
    other_pre : 1 (given)
    pull_post : 1 (given)
    y_post = w * y_pre : 1 (summed)
    other_post = w * other_pre : 1 (summed)`,
  on_frame: 'w += eta / temperature * pull_post * (other_post * y_pre + y_post * other_pre)',
  parameters: { eta: 0.01, temperature: 0.5 },
  init: { w: '0.1 * randn() / sqrt(N_pre)' },
};
