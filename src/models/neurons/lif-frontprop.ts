import type { NeuronDescription } from '../../network/description.js';

/**
 * Goes with the rule `frontprop_spiking`, which tells it with each arrival how large its input has become: `size` is the sum of the
 * squares of all presynaptic traces, so `v / sqrt(size)` is the cosine between weights and recent input. Input that is small beside
 * `sigma` makes a small match.
 *
 * With a spike the weights become `keep` times themselves and `pull` times the traces. `stretch` is the length that the step would leave
 * them with, known without looking at them, because `u` is weights times traces. `v` is the same with the weights as they were when
 * input arrived: what a neuron learns from a spike is no reason for another.
 *
 * Resets come after the arrivals of their tick, and inhibition among these may have lowered the match: thresholds do not fall for that.
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
