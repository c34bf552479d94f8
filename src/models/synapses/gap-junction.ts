import type { SynapseDescription } from '../../network/description.js';

/** `w` is a plain factor of `conductance`, which carries the unit: 1 for a leaky model (its leak), 1 nS for adex or hh. */
export const gapJunction: SynapseDescription = {
  about: 'Electrical coupling of membranes `v`; `variable: I_gap` says where its current flows.',
  source: 'Galarreta & Hestrin (1999), Nature 402:72.',
  equations: `
    w : 1
    {target}_post = w * conductance * (v_pre - v_post) : {unit} (summed)`,
  parameters: { conductance: 1 },
  init: { w: 1 },
};
