import type { NeuronDescription } from '../../network/description.js';

/**
 * Goes with the rule `frontprop_spiking`, which tells it with each spike how large its input `size` has become: the sum of the
 * squares of all presynaptic traces. So `v / sqrt(size)` is the cosine between weights and recent input; `sigma` is how much input
 * counts as little. A spike moves the weights, and how far is known without looking at them: by `keep` times themselves and `pull`
 * times the traces, which is back at length 1. `v` is what has come in, with the weights as they were; `u` is the same with the weights as
 * they are, and differs from it only as long as the input of the last spike is remembered. No synapse asks for more than `keep` and `pull`.
 */
export const lifFrontprop: NeuronDescription = {
  about:
    'Leaky neuron that answers to the direction of its input; its threshold decays, and jumps to the level that fired. For frontprop_spiking.',
  source: 'The Frontprop project, in continuous time.',
  equations: `
    dv/dt = -v / tau : 1
    du/dt = -u / tau : 1
    dsize/dt = -2 * size / tau : 1
    dtheta/dt = -theta / tau_theta : 1
    root = sqrt(size + sigma**2) : 1
    match = v / root : 1
    stretch = sqrt((1 - boost)**2 + 2 * boost * (1 - boost) * u / root + boost**2 * size / root**2) : 1
    keep = (1 - boost) / stretch : 1
    pull = boost / (root * stretch) : 1`,
  threshold: 'match > theta',
  reset: `
    theta = max(theta, match)
    u = keep * u + pull * size`,
  parameters: {
    tau: '10 ms',
    tau_theta: '10 second',
    boost: 0.03,
    sigma: 1,
  },
  init: { theta: 1 },
  input: 'v',
};
