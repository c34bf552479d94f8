import type { LayerDescription } from '../../network/layer-description.js';

/**
 * Frontprop with lateral inhibition: the `k` neurons that are furthest above their thresholds silence the others, which learn nothing
 * and whose thresholds decay on. (By the match alone, without its threshold, a few neurons win for ever.)
 */
export const frontpropWinners: LayerDescription = {
  about: 'Frontprop in which only the k best of those that fire learn.',
  source: 'The Frontprop project, from the description of its linear layer; the competition is ours.',
  equations: `
    w : 1
    threshold_post : 1
    size_post = y_pre**2 : 1 (summed)
    length_post = w**2 : 1 (summed)
    u_post = w * y_pre : 1 (summed)
    match_post = u_post / sqrt(max(size_post, 1e-30)) : 1
    rank_post = match_post - threshold_post : integer (rank in layer)
    y_post = match_post * int(match_post >= threshold_post) : 1`,
  shows: 'match_post',
  on_start: 'w = w / sqrt(length_post)',
  on_frame: `
    seen_post = match_post
    fired_post = int(match_post >= threshold_post and size_post > 0 and rank_post < k)
    root_post = sqrt(max(size_post, 1e-30))
    w += fired_post * boost * (y_pre / root_post - w)
    w += fired_post * (1 / sqrt(length_post) - 1) * w
    threshold_post = (threshold_post + fired_post * (seen_post - threshold_post)) * (1 - decay)`,
  parameters: { boost: 0.01, decay: 1e-4, k: 1 },
  init: { w: 'randn()', threshold_post: 1 },
};
