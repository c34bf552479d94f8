import type { Rule } from '../rule.js';

export const scaling: Rule = {
  about: 'Synaptic scaling: all weights of a target grow or shrink in proportion until it fires at its goal.',
  source:
    'Turrigiano et al. (1998), Nature 391:892; van Rossum, Bi & Turrigiano (2000), J. Neurosci. 20:8812.',
  equations: `
    dw/dt = w * (1 - rate / goal) / tau_scaling : {unit} (clock-driven)
    drate/dt = -rate / tau_rate : Hz (clock-driven)`,
  on_pre: `
    {target}_post += w
    w = clip(w, 0 * wmax, wmax)`,
  on_post: 'rate += 1 / tau_rate',
  method: 'euler',
  parameters: { goal: '5 Hz', tau_rate: '1 second', tau_scaling: '10 second', wmax: 1 },
  init: { w: '0.5 * wmax', rate: 'goal' },
};
