import type { LayerDescription } from '../../network/layer-description.js';

/**
 * Weights begin positive and longer than they end: whoever has not learned yet answers strongest, so all come to learn. The
 * rate of a neuron falls with its wins; that of the paper falls with time, for all alike.
 */
export const krotovHopfield: LayerDescription = {
  about:
    'Competing hidden units: the strongest learns the input, the k-th strongest unlearns it, weights settle at p-norm 1.',
  source: 'Krotov & Hopfield (2019), PNAS 116:7723.',
  equations: `
    w : 1
    wins_post : 1 (summed over batch)
    u_post = sign(w) * abs(w)**(p - 1) * y_pre : 1 (summed)
    rank_post = u_post : integer (rank in layer)
    y_post = clip(u_post, 0, inf) : 1`,
  shows: 'u_post',
  on_frame: `
    won_post = int(rank_post == 0)
    push_post = eta / (1 + wins_post / tires) * (won_post - delta * int(rank_post == k - 1))
    strength_post = push_post * u_post
    w += push_post * y_pre - strength_post * w
    wins_post += won_post`,
  parameters: { eta: 0.1, p: 2, k: 2, delta: 0.4, tires: 20 },
  init: { w: '3 * abs(randn()) / sqrt(N_pre)' },
};
