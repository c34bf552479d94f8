import type { LayerDescription } from '../../network/layer-description.js';

/**
 * Frontprop for one sample at a time, written so that a neuron that fires changes only the synapses of sources that are not 0.
 * Moving towards the input and going back to length 1 is, but for a factor, adding the input; the factor is left in the
 * weights, and how long they have become is kept beside them. `square_post` needs no measuring: what is added is known, and
 * what was rounded away is forgotten as the weights grow. They grow to no more than the root of `longest`: to bring back what is
 * much longer would cost digits.
 */
export const frontpropOnline: LayerDescription = {
  about: 'Frontprop with lengths kept beside the weights: the same, faster, for one sample at a time.',
  source: 'The Frontprop project, from the description of its linear layer.',
  equations: `
    w : 1
    threshold_post : 1
    square_post : 1
    measured_post = w**2 : 1 (summed)
    size_post = y_pre**2 : 1 (summed)
    u_post = w * y_pre : 1 (summed)
    match_post = u_post / sqrt(square_post * max(size_post, 1e-30)) : 1
    y_post = match_post * int(match_post >= threshold_post) : 1`,
  shows: 'match_post',
  on_start: 'square_post = measured_post',
  on_frame: `
    seen_post = match_post
    fired_post = int(match_post >= threshold_post and size_post > 0)
    step_post = boost / (1 - boost) * fired_post * sqrt(square_post / max(size_post, 1e-30))
    square_post += step_post * (2 * u_post + step_post * size_post)
    w += step_post * y_pre
    long_post = int(square_post > longest)
    w += long_post * (1 / sqrt(square_post) - 1) * w
    square_post += long_post * (1 - square_post)
    threshold_post = (threshold_post + fired_post * (seen_post - threshold_post)) * (1 - decay * (1 - (1 - rest) * fired_post))`,
  parameters: { boost: 0.01, decay: 1e-4, rest: 1, longest: 16 },
  init: { w: 'randn()', threshold_post: 1 },
};
