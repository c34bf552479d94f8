import type { Rule } from '../rule.js';

/**
 * Goes with the neuron `lif_frontprop`, and with its `tau`. Weights begin at length 1 if all sources reach all targets; from any other
 * length learning brings them there.
 */
export const frontpropSpiking: Rule = {
  about:
    'Frontprop in continuous time: a spike of the target moves its weights towards its recent input, and keeps their length. For lif_frontprop.',
  source: 'The Frontprop project, in continuous time.',
  equations: `
    w : {unit}
    dx/dt = -x / tau : 1 (event-driven)`,
  on_pre: `
    {target}_post += w
    u_post += w
    size_post += 2 * x + 1
    x += 1`,
  on_post: 'w = keep_post * w + pull_post * x',
  parameters: { tau: '10 ms' },
  init: { w: '(2 * int(rand() < 0.5) - 1) / sqrt(N_pre)' },
};
