import type { Rule } from '../rule.js';

/**
 * The target's model must have a variable `reward : 1`: the modulator around it, which whatever judges the network
 * raises (a projection with `variable: reward`, or an injected value). Pairs of spikes only mark the synapse; the
 * mark turns into a change of weight while there is reward.
 */
export const reward: Rule = {
  about: "Reward-modulated STDP with an eligibility trace; the target's model needs a variable `reward`.",
  source: 'Izhikevich (2007), Cereb. Cortex 17:2443; Florian (2007), Neural Comput. 19:1468.',
  equations: `
    dw/dt = wmax * eligibility * reward_post / tau_learn : {unit} (clock-driven)
    deligibility/dt = -eligibility / tau_eligibility : 1 (clock-driven)
    dapre/dt = -apre / taupre : 1 (event-driven)
    dapost/dt = -apost / taupost : 1 (event-driven)`,
  on_pre: `
    {target}_post += w
    apre += Apre
    eligibility += apost
    w = clip(w, 0 * wmax, wmax)`,
  on_post: `
    apost += Apost
    eligibility += apre
    w = clip(w, 0 * wmax, wmax)`,
  method: 'euler',
  parameters: {
    taupre: '20 ms',
    taupost: '20 ms',
    Apre: 0.1,
    Apost: -0.15,
    tau_eligibility: '1 second',
    tau_learn: '1 second',
    wmax: 1,
  },
  init: { w: '0.5 * wmax' },
};
