import type { LayerDescription } from '../../network/layer-description.js';

export const krotovHopfield: LayerDescription = {
  about:
    'Competing hidden units: the strongest learns the input, the k-th strongest unlearns it, weights settle at p-norm 1.',
  source: 'Krotov & Hopfield (2019), PNAS 116:7723.',
  equations: `
    w : 1
    u_post = sign(w) * abs(w)**(p - 1) * y_pre : 1 (summed)
    rank_post = u_post : integer (rank in layer)
    y_post = clip(u_post, 0, inf) : 1`,
  shows: 'u_post',
  on_frame: `
    push_post = int(rank_post == 0) - delta * int(rank_post == k - 1)
    strength_post = push_post * u_post
    w += eta * (push_post * y_pre - strength_post * w)`,
  parameters: { eta: 0.02, p: 2, k: 2, delta: 0.4 },
  init: { w: 'randn()' },
};
