import type { Rule } from '../rule.js';

/**
 * The target's membrane must be a voltage `v` (adex, eif, lif, ...). The synapse filters that voltage itself, so any
 * such neuron will do. Spike onsets are cut at `v_cut` so that a diverging membrane cannot carry the weight away.
 * `homeostasis` of the paper (a depression that grows with the mean depolarisation) is left at its constant.
 */
export const clopath: Rule = {
  about:
    'Voltage-based plasticity: a spike onto a depolarised target depresses, depolarisation after it potentiates.',
  source: 'Clopath, Buesing, Vasilaki & Gerstner (2010), Nat. Neurosci. 13:344.',
  equations: `
    dw/dt = wmax * A_LTP * x * above * depolarised : {unit} (clock-driven)
    dx/dt = -x / tau_x : 1 (clock-driven)
    du_minus/dt = (v_post - u_minus) / tau_minus : volt (clock-driven)
    du_plus/dt = (v_post - u_plus) / tau_plus : volt (clock-driven)
    above = clip(v_post - theta_plus, 0*mV, v_cut - theta_plus) : volt
    depolarised = clip(u_plus - theta_minus, 0*mV, v_cut - theta_minus) : volt`,
  on_pre: `
    {target}_post += w
    w = clip(w - wmax * A_LTD * clip(u_minus - theta_minus, 0*mV, v_cut - theta_minus), 0 * wmax, wmax)
    x += 1`,
  on_post: 'w = clip(w, 0 * wmax, wmax)',
  method: 'euler',
  parameters: {
    theta_minus: '-70.6 mV',
    theta_plus: '-45.3 mV',
    v_cut: '33 mV',
    tau_minus: '10 ms',
    tau_plus: '7 ms',
    tau_x: '15 ms',
    A_LTD: '0.14 / volt',
    A_LTP: '80 / volt**2 / second',
    wmax: 1,
  },
  init: { w: '0.5 * wmax', u_minus: 'theta_minus', u_plus: 'theta_minus' },
};
