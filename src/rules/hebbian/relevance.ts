import type { LayerDescription } from '../../network/layer-description.js';

/**
 * Gradient descent on the free energy of a sample, F = sum over inputs of error^2 / (2 variance) + log(variance) / 2, where
 * the error is what the answers, sent back through the weights, do not tell of the input. The errors of the last sample are kept at hand as
 * `missed_pre`: its first term, the surprise, is what attention weighs tokens by.
 */
export const relevance: LayerDescription = {
  about:
    'Precision-weighted Hebbian learning: a prediction error counts the less, the more the input errs anyway.',
  source:
    'Friston (2010), Nat. Rev. Neurosci. 11:127, for the energy; with equal variances it is Oja (1989), the subspace rule.',
  equations: `
    w : 1
    variance_pre : 1
    y_post = w * y_pre : 1 (summed)
    told_pre = w * y_post : 1 (summed)
    error_pre = y_pre - told_pre : 1`,
  on_frame: `
    missed_pre = error_pre
    w += eta * y_post * missed_pre / variance_pre
    variance_pre += slide * (missed_pre**2 - variance_pre)
    variance_pre = max(variance_pre, least)`,
  parameters: { eta: 0.001, slide: 0.01, least: 1e-3 },
  init: { w: 'randn() / sqrt(N_pre)', variance_pre: 1 },
};
