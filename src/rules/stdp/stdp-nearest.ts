import type { Rule } from '../rule.js';

export const stdpNearest: Rule = {
  about: 'Pair STDP of nearest neighbours: only the latest spike of the other side counts.',
  source: 'Izhikevich & Desai (2003), Neural Comput. 15:1511; Morrison et al. (2008), Biol. Cybern. 98:459.',
  equations: `
    w : {unit}
    dapre/dt = -apre / taupre : 1 (event-driven)
    dapost/dt = -apost / taupost : 1 (event-driven)`,
  on_pre: `
    {target}_post += w
    apre = Apre
    w = clip(w + apost * wmax, 0 * wmax, wmax)`,
  on_post: `
    apost = Apost
    w = clip(w + apre * wmax, 0 * wmax, wmax)`,
  parameters: { taupre: '20 ms', taupost: '20 ms', Apre: 0.01, Apost: -0.0105, wmax: 1 },
  init: { w: 'rand() * wmax' },
};
