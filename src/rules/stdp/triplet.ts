import type { Rule } from '../rule.js';

/** The defaults are the minimal all-to-all fit to visual cortex: no pair potentiation, no triplet depression. */
export const triplet: Rule = {
  about: 'Triplet STDP, all to all: potentiation grows with the rate of the target.',
  source: 'Pfister & Gerstner (2006), J. Neurosci. 26:9673.',
  equations: `
    w : {unit}
    dr1/dt = -r1 / tau_plus : 1 (event-driven)
    dr2/dt = -r2 / tau_x : 1 (event-driven)
    do1/dt = -o1 / tau_minus : 1 (event-driven)
    do2/dt = -o2 / tau_y : 1 (event-driven)`,
  on_pre: `
    {target}_post += w
    w = clip(w - o1 * (A2_minus + A3_minus * r2) * wmax, 0 * wmax, wmax)
    r1 += 1
    r2 += 1`,
  on_post: `
    w = clip(w + r1 * (A2_plus + A3_plus * o2) * wmax, 0 * wmax, wmax)
    o1 += 1
    o2 += 1`,
  parameters: {
    tau_plus: '16.8 ms',
    tau_x: '101 ms',
    tau_minus: '33.7 ms',
    tau_y: '114 ms',
    A2_plus: 0,
    A3_plus: 0.0065,
    A2_minus: 0.0071,
    A3_minus: 0,
    wmax: 1,
  },
  init: { w: 'rand() * wmax' },
};
