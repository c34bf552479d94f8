import type { LayerDescription } from '../../network/layer-description.js';

/**
 * As published, the change of a batch is divided by its largest entry in the whole layer: no synapse knows that by itself.
 * Batches that change next to nothing, less than `faint`, stay faint. Weights begin positive, so that all neurons have a part in the first inputs.
 */
export const softhebb: LayerDescription = {
  about:
    'SoftHebb: a soft winner takes all; the winner learns, the others unlearn, each the less the nearer it is to length 1.',
  source: 'Moraitis et al. (2022), Neuromorph. Comput. Eng. 2:044017; Journe et al. (2023), ICLR.',
  equations: `
    w : 1
    change : 1
    u_post = w * y_pre : 1 (summed)
    size_post = w**2 : 1 (summed)
    best_post = u_post : 1 (largest in layer)
    raised_post = exp((u_post - best_post) / temperature) : 1
    total_post = raised_post : 1 (summed over layer)
    rank_post = u_post : integer (rank in layer)
    steep_post = abs(change) : 1 (largest over synapses)
    steepest_post = steep_post : 1 (largest in layer)
    y_post = raised_post / total_post : 1`,
  shows: 'u_post',
  on_frame: `
    push_post = (2 * int(rank_post == 0) - 1) * y_post
    strength_post = push_post * u_post
    change = 0
    change += push_post * y_pre - strength_post * w
    rate_post = eta * sqrt(abs(sqrt(size_post) - 1)) / max(steepest_post, faint)
    w += rate_post * change`,
  parameters: { eta: 0.1, temperature: 1 / 12, faint: 1e-6 },
  init: { w: '3 * abs(randn()) / sqrt(N_pre)' },
};
