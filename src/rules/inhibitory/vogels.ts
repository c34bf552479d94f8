import type { Rule } from '../rule.js';

/** For inhibitory synapses onto a variable where more is more inhibition (`variable: gi`). */
export const vogels: Rule = {
  about: 'Inhibitory plasticity that balances excitation: each target is held at the rate `rho`.',
  source: 'Vogels, Sprekeler, Zenke, Clopath & Gerstner (2011), Science 334:1569.',
  equations: `
    w : {unit}
    dapre/dt = -apre / tau : 1 (event-driven)
    dapost/dt = -apost / tau : 1 (event-driven)`,
  on_pre: `
    apre += 1
    w = clip(w + (apost - 2 * rho * tau) * eta * wmax, 0 * wmax, wmax)
    {target}_post += w`,
  on_post: `
    apost += 1
    w = clip(w + apre * eta * wmax, 0 * wmax, wmax)`,
  parameters: { tau: '20 ms', rho: '3 Hz', eta: 0.0001, wmax: 100 },
  init: { w: '0 * wmax' },
};
