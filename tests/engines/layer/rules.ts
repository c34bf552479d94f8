/** Layers of every kind of step, to hold engines to each other. */
import type { LayerDescription } from '../../../src/equations/layer/index.js';

const about = '';

export const LAYERS: Readonly<Record<string, LayerDescription>> = {
  oja: {
    about,
    equations: `
      w : 1
      u_post = w * y_pre : 1 (summed)
      y_post = u_post : 1`,
    on_frame: 'w += eta * y_post * (y_pre - y_post * w)',
    parameters: { eta: 0.05 },
    init: { w: 'randn() / sqrt(N_pre)' },
  },
  subspace: {
    about,
    equations: `
      w : 1
      y_post = w * y_pre : 1 (summed)
      back_pre = w * y_post : 1 (summed)`,
    on_frame: 'w += eta * y_post * (y_pre - back_pre)',
    parameters: { eta: 0.05 },
    init: { w: 'randn() / sqrt(N_pre)' },
  },
  sanger: {
    about,
    equations: `
      w : 1
      y_post = w * y_pre : 1 (summed)
      known = w * y_post : 1 (summed in order)`,
    on_frame: 'w += eta * y_post * (y_pre - known)',
    parameters: { eta: 0.05 },
    init: { w: 'randn() / sqrt(N_pre)' },
  },
  softmax: {
    about,
    equations: `
      w : 1
      bias_post : 1
      u_post = w * y_pre : 1 (summed)
      best_post = u_post : 1 (largest in layer)
      strength_post = exp((u_post + bias_post - best_post) / T) : 1
      total_post = strength_post : 1 (summed over layer)
      rank_post = u_post : integer (rank in layer)
      y_post = strength_post / total_post : 1`,
    on_frame: `
      won_post = 2 * int(rank_post == 0) - 1
      w += eta * won_post * y_post * (y_pre - u_post * w)
      bias_post += 0.1 * (y_post - 1 / N_post)`,
    parameters: { eta: 0.1, T: 0.5 },
    init: { w: 'rand()' },
  },
  largest: {
    about,
    equations: `
      w : 1
      far_post = abs(w) * y_pre : 1 (largest over synapses)
      far_pre = w * y_pre : 1 (largest over synapses)
      steep_post = abs(w) : 1 (largest over synapses)
      steepest_post = steep_post : 1 (largest in layer)
      place_post = u_post : integer (rank in layer)
      u_post = w * y_pre : 1 (summed)
      y_post = u_post + far_post : 1`,
    on_frame: `
      push_post = int(place_post < 2) - 0.5 * int(place_post == 4)
      w += eta * push_post * (far_pre + y_pre)
      w = w / steepest_post`,
    parameters: { eta: 0.1 },
    init: { w: 'randn()' },
  },
  threshold: {
    about,
    equations: `
      w : 1
      threshold_post : 1
      length_pre = y_pre : 1
      size_post = y_pre ** 2 : 1 (summed)
      norm_post = w ** 2 : 1 (summed)
      u_post = w * y_pre : 1 (summed)
      cosine_post = u_post / sqrt(max(size_post, 1e-30)) : 1
      y_post = cosine_post * int(cosine_post >= threshold_post) : 1`,
    on_start: 'w = w / sqrt(norm_post)',
    on_frame: `
      seen_post = cosine_post
      fired_post = int(cosine_post >= threshold_post)
      root_post = sqrt(max(size_post, 1e-30))
      w += fired_post * boost * (y_pre / root_post - w)
      w += fired_post * (1 / sqrt(norm_post) - 1) * w
      threshold_post = (threshold_post + fired_post * (seen_post - threshold_post)) * (1 - decay)`,
    parameters: { boost: 0.1, decay: 0.1 },
    init: { w: 'randn()', threshold_post: 0.5 },
  },
  swept: {
    about,
    equations: `
      w : 1
      u_post = tanh(w * y_pre) : 1 (summed)
      target_post : 1 (given)
      y_post = tanh(u_post) : 1`,
    on_frame: `
      w += eta * tanh(w * y_pre) * (target_post - y_post)
      w = clip(w, -1, 1)`,
    parameters: { eta: 0.2 },
    init: { w: 'randn()' },
  },
  'running sums wherever they are read': {
    about,
    equations: `
      w : 1
      grown = w / 2 : 1 (summed in order)
      y_post = grown * y_pre : 1 (summed)
      known = w * y_post : 1 (summed in order)
      known_twice = known * y_post : 1 (summed in order)`,
    on_start: 'w = grown',
    on_frame:
      'w += eta * tanh(y_post) * (tanh(y_pre) - tanh(y_post) * w)\nw += eta * y_post * tanh(known_twice)',
    parameters: { eta: 0.01 },
    init: { w: 'rand() / N_post' },
  },
  'names of objects, and changes by nothing': {
    about,
    equations: `
      constructor : 1
      valueOf : 1
      y_post = constructor * y_pre : 1 (summed)`,
    on_frame: `
      constructor = constructor
      valueOf += eta * (y_post * y_pre)
      constructor += 0.01 * tanh(constructor * y_pre) + 0.01 * y_post * constructor`,
    parameters: { eta: 0 },
    init: { constructor: 'rand()' },
  },
  'an answer that all neurons have in common, and a port': {
    about,
    equations: `
      w : 1
      seen_post : 1 (summed over batch)
      hint_pre : 1 (given)
      u_post = w * (y_pre + hint_pre) : 1 (summed)
      y_post = u_post : 1 (largest in layer)`,
    shows: 'seen_post',
    on_frame: 'seen_post += 1\nw += eta * y_post * hint_pre',
    parameters: { eta: 0.05 },
    init: { w: 'rand()' },
  },
  'sources and targets that fall silent between two changes': {
    about,
    equations: `
      w : 1
      fresh_pre : 1
      tired_post : 1
      u_post = w * (fresh_pre * y_pre) : 1 (summed)
      y_post = u_post * int(u_post > tired_post) : 1`,
    on_frame: `
      w += eta * y_post * fresh_pre
      fresh_pre = int(fresh_pre == 0)
      w += eta * y_post * fresh_pre
      tired_post = int(tired_post == 0) * u_post
      w += eta * tired_post * (1 / sqrt(1 + tired_post**2)) * y_pre`,
    parameters: { eta: 0.05 },
    init: { w: 'randn()', fresh_pre: 'rand() > 0.5' },
  },
};
