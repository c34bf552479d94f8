import type { Rule } from '../rule.js';

export const stdp: Rule = {
  about: 'Pair STDP, all pairs, additive between hard bounds.',
  source: 'Song, Miller & Abbott (2000), Nat. Neurosci. 3:919.',
  equations: `
    w : {unit}
    dapre/dt = -apre / taupre : 1 (event-driven)
    dapost/dt = -apost / taupost : 1 (event-driven)`,
  on_pre: `
    {target}_post += w
    apre += Apre
    w = clip(w + apost * wmax, 0 * wmax, wmax)`,
  on_post: `
    apost += Apost
    w = clip(w + apre * wmax, 0 * wmax, wmax)`,
  parameters: {
    taupre: '20 ms',
    taupost: '20 ms',
    Apre: 0.01,
    Apost: '-Apre * taupre / taupost * 1.05',
    wmax: 1,
  },
  init: { w: 'rand() * wmax' },
};
