import type { Rule } from '../rule.js';

export const stdpMultiplicative: Rule = {
  about: 'Pair STDP, all pairs, multiplicative: change scales with the distance to the bound.',
  source:
    'van Rossum, Bi & Turrigiano (2000), J. Neurosci. 20:8812; Guetig et al. (2003), J. Neurosci. 23:3697.',
  equations: `
    w : {unit}
    dapre/dt = -apre / taupre : 1 (event-driven)
    dapost/dt = -apost / taupost : 1 (event-driven)`,
  on_pre: `
    {target}_post += w
    apre += Apre
    w += w * apost`,
  on_post: `
    apost += Apost
    w += (wmax - w) * apre`,
  parameters: { taupre: '20 ms', taupost: '20 ms', Apre: 0.01, Apost: -0.0105, wmax: 1 },
  init: { w: 'rand() * wmax' },
};
