import type { SynapseDescription } from '../../network/description.js';

export const stp: SynapseDescription = {
  about: 'Short-term plasticity: each spike uses a part u of the resources x, which recover.',
  source: 'Tsodyks, Pawelzik & Markram (1998), Neural Comput. 10:821.',
  equations: `
    w : {unit}
    dx/dt = (1 - x) / tau_rec : 1 (event-driven)
    du/dt = -u / tau_facil : 1 (event-driven)`,
  on_pre: `
    u += U * (1 - u)
    {target}_post += w * u * x
    x -= u * x`,
  parameters: { U: 0.5, tau_rec: '800 ms', tau_facil: '20 ms' },
  init: { x: 1 },
};
