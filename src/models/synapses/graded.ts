import type { SynapseDescription } from '../../network/description.js';

export const graded: SynapseDescription = {
  about: 'Hands on the activity `r` of a rate unit, times the weight, at every moment.',
  source: 'Wilson & Cowan (1972), Biophys. J. 12:1.',
  equations: `
    w : 1
    {target}_post = w * r_pre : 1 (summed)`,
  init: { w: 1 },
};
