import type { LayerDescription } from '../../network/layer-description.js';

/**
 * Frontprop with repulsion: neurons that fire at the same sample move away from the mean of the others that do, so that none settles
 * where another is. What the others are is heard at the sources, back through the weights.
 */
export const frontpropRepulsion: LayerDescription = {
  about: 'Frontprop in which neurons that fire together move apart.',
  source: 'The Frontprop project, from the description of its linear layer; the competition is ours.',
  equations: `
    w : 1
    threshold_post : 1
    size_post = y_pre**2 : 1 (summed)
    length_post = w**2 : 1 (summed)
    u_post = w * y_pre : 1 (summed)
    match_post = u_post / sqrt(max(size_post, 1e-30)) : 1
    above_post = int(match_post >= threshold_post and size_post > 0) : 1
    number_post = above_post : 1 (summed over layer)
    others_pre = above_post * w : 1 (summed)
    y_post = match_post * int(match_post >= threshold_post) : 1`,
  shows: 'match_post',
  on_start: 'w = w / sqrt(length_post)',
  on_frame: `
    seen_post = match_post
    fired_post = int(match_post >= threshold_post and size_post > 0)
    root_post = sqrt(max(size_post, 1e-30))
    crowd_post = repulsion * fired_post / max(number_post - 1, 1)
    push_post = boost * fired_post
    w += push_post / root_post * y_pre - push_post * w - boost * crowd_post * others_pre + boost * crowd_post * w
    w += fired_post * (1 / sqrt(length_post) - 1) * w
    threshold_post = (threshold_post + fired_post * (seen_post - threshold_post)) * (1 - decay)`,
  parameters: { boost: 0.01, decay: 1e-4, repulsion: 1 },
  init: { w: 'randn()', threshold_post: 1 },
};
