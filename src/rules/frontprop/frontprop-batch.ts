import type { LayerDescription } from '../../network/layer-description.js';

/**
 * Frontprop for batches. All frames meet the weights and thresholds that the batch began with; then, of a neuron that fired `n` times,
 *
 * - the threshold rises to the best match, and decays as often as there were frames;
 * - the weights move to the input of the best match, by as many steps as they would have taken one frame after the other, where each
 *   frame that fires silences the neuron for all that match less: of `n` numbers in random order, about 1 + ln n are the largest
 *   so far.
 *
 * Counts are taken back at the end, so that each batch begins with none. A batch of one frame is Frontprop.
 */
export const frontpropBatch: LayerDescription = {
  about:
    'Frontprop for batches: thresholds rise to the best match of the batch, and weights move towards it.',
  source: 'The Frontprop project, from the description of its linear layer; the batches are ours.',
  equations: `
    w : 1 (summed over batch)
    threshold_post : 1 (largest over batch)
    frames_post : 1 (summed over batch)
    times_post : 1 (summed over batch)
    equals_post : 1 (summed over batch)
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
    frames_post += 1
    times_post += fired_post
    threshold_post = threshold_post + fired_post * (seen_post - threshold_post)
    best_post = fired_post * int(seen_post >= threshold_post)
    equals_post += best_post
    steps_post = 1 + log(max(times_post, 1))
    way_post = (1 - exp(log(1 - boost) * steps_post)) / max(equals_post, 1)
    w += best_post * way_post * (y_pre / root_post - w)
    w += int(times_post > 0) / frames_post * (1 / sqrt(length_post) - 1) * w
    threshold_post = threshold_post * exp(log(1 - decay) * (frames_post - (1 - rest) * times_post))
    frames_post -= 1
    times_post -= fired_post
    equals_post -= best_post`,
  parameters: { boost: 0.01, decay: 1e-4, rest: 1 },
  init: { w: 'randn()', threshold_post: 1 },
};
