import type { LayerDescription } from '../../network/layer-description.js';

/**
 * The rate falls in a straight line to 0 over `frames`, as in the paper. Weights begin positive and longer than they end: whoever has
 * not learned yet answers strongest, so all come to learn. A step is divided by 1 + |push u|, as an implicit one would be:
 * then no rate, and no size of inputs, shortens the winner beyond 0.
 */
export const krotovHopfield: LayerDescription = {
  about:
    'Competing hidden units: the strongest learns the input, the k-th strongest unlearns it, weights settle at p-norm 1.',
  source: 'Krotov & Hopfield (2019), PNAS 116:7723.',
  equations: `
    w : 1
    seen_post : 1 (summed over batch)
    u_post = sign(w) * abs(w)**(p - 1) * y_pre : 1 (summed)
    rank_post = u_post : integer (rank in layer)
    y_post = clip(u_post, 0, inf) : 1`,
  shows: 'u_post',
  on_frame: `
    rate_post = eta * clip(1 - seen_post / frames, 0, 1)
    push_post = rate_post * (int(rank_post == 0) - delta * int(rank_post == k - 1))
    step_post = push_post / (1 + abs(push_post * u_post))
    strength_post = step_post * u_post
    w += step_post * y_pre - strength_post * w
    seen_post += 1`,
  parameters: { eta: 0.05, p: 2, k: 2, delta: 0.4, frames: 60_000 },
  init: { w: '3 * abs(randn()) / sqrt(N_pre)' },
};
