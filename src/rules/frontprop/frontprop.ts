import type { LayerDescription } from '../../network/layer-description.js';

/**
 * The threshold jumps to the cosine that reached it and decays ever after. With `rest` 1 the thresholds of the neurons that
 * have just fired decay, too, as in the author's code; with `rest` 0 only those of silent ones do, as in his text.
 * `boost` and `decay` are those of his table of results; with those of his code (0.02 and 5e-4) most neurons learn the same.
 */
export const frontprop: LayerDescription = {
  about:
    'Frontprop: a neuron that matches better than its threshold moves towards the input and raises the threshold to the match.',
  source: 'The Frontprop project, from the description of its linear layer.',
  equations: `
    w : 1
    threshold_post : 1
    size_post = y_pre**2 : 1 (summed)
    length_post = w**2 : 1 (summed)
    u_post = w * y_pre : 1 (summed)
    match_post = u_post / sqrt(max(size_post, 1e-30)) : 1
    y_post = match_post * int(match_post >= threshold_post) : 1`,
  shows: 'match_post',
  on_start: 'w = w / sqrt(length_post)',
  on_frame: `
    seen_post = match_post
    fired_post = int(match_post >= threshold_post and size_post > 0)
    root_post = sqrt(max(size_post, 1e-30))
    w += fired_post * boost * (y_pre / root_post - w)
    w += fired_post * (1 / sqrt(length_post) - 1) * w
    threshold_post = (threshold_post + fired_post * (seen_post - threshold_post)) * (1 - decay * (1 - (1 - rest) * fired_post))`,
  parameters: { boost: 0.01, decay: 1e-4, rest: 1 },
  init: { w: 'randn()', threshold_post: 1 },
};
