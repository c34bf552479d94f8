import type { LayerDescription } from '../../network/layer-description.js';

/**
 * Frontprop for batches. All frames meet the weights and thresholds that the batch began with; then, of a neuron that fired `n` times,
 *
 * - the weights move to the mean of the inputs that it fired at, as far as `n` steps would have taken them, and go back to length 1;
 * - the threshold rises to the best match, and decays as often as there were frames.
 *
 * A batch of one frame is Frontprop.
 */
export const frontpropBatch: LayerDescription = {
  about:
    'Frontprop for batches: thresholds rise to the best match, weights move as far as single samples would have taken them.',
  source: 'The Frontprop project, from the description of its linear layer; the batches are ours.',
  equations: `
    w : 1 (summed over batch)
    threshold_post : 1 (largest over batch)
    frames_post : 1 (summed over batch)
    times_post : 1 (summed over batch)
    size_post = y_pre**2 : 1 (summed)
    length_post = w**2 : 1 (summed)
    u_post = w * y_pre : 1 (summed)
    match_post = u_post / sqrt(max(size_post, 1e-30)) : 1
    fired_post = int(match_post >= threshold_post and size_post > 0) : 1
    y_post = match_post * int(match_post >= threshold_post) : 1`,
  shows: 'match_post',
  on_start: 'w = w / sqrt(length_post)',
  on_frame: `
    frames_post = 0
    frames_post += int(size_post >= 0)
    times_post = 0
    seen_post = match_post
    won_post = fired_post
    times_post += won_post
    root_post = sqrt(max(size_post, 1e-30))
    way_post = (1 - exp(log(1 - boost) * times_post)) / max(times_post, 1)
    w += won_post * way_post * (y_pre / root_post - w)
    w += int(times_post > 0) * (1 / sqrt(length_post) - 1) * w
    threshold_post = threshold_post + won_post * (seen_post - threshold_post)
    threshold_post = threshold_post * exp(log(1 - decay) * (frames_post - (1 - rest) * times_post))`,
  parameters: { boost: 0.01, decay: 1e-4, rest: 1 },
  init: { w: 'randn()', threshold_post: 1 },
};
