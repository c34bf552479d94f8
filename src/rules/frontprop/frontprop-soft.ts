import type { LayerDescription } from '../../network/layer-description.js';

/**
 * Frontprop with soft lateral inhibition: a neuron that fires learns the less, and its threshold rises the less, the further it stays
 * behind the one that is furthest above its threshold. At a high temperature it is Frontprop, at a low one only the best neuron learns.
 */
export const frontpropSoft: LayerDescription = {
  about: 'Frontprop in which those that fire learn the less, the further they stay behind the best.',
  source: 'The Frontprop project, from the description of its linear layer; the competition is ours.',
  equations: `
    w : 1
    threshold_post : 1
    size_post = y_pre**2 : 1 (summed)
    length_post = w**2 : 1 (summed)
    u_post = w * y_pre : 1 (summed)
    match_post = u_post / sqrt(max(size_post, 1e-30)) : 1
    above_post = match_post - threshold_post : 1
    best_post = above_post : 1 (largest in layer)
    y_post = match_post * int(match_post >= threshold_post) : 1`,
  shows: 'match_post',
  on_start: 'w = w / sqrt(length_post)',
  on_frame: `
    share_post = int(above_post >= 0 and size_post > 0) * exp((above_post - best_post) / temperature)
    seen_post = match_post
    root_post = sqrt(max(size_post, 1e-30))
    w += share_post * boost * (y_pre / root_post - w)
    w += int(share_post > 0) * (1 / sqrt(length_post) - 1) * w
    threshold_post = (threshold_post + share_post * (seen_post - threshold_post)) * (1 - decay)`,
  parameters: { boost: 0.01, decay: 1e-4, temperature: 0.02 },
  init: { w: 'randn()', threshold_post: 1 },
};
