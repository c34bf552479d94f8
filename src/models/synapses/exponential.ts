import type { SynapseDescription } from '../../network/description.js';

export const exponential: SynapseDescription = {
  about: 'A current of its own that jumps by the weight and decays; `variable: I_syn` says where it flows.',
  source: 'Gerstner et al. (2014), Neuronal Dynamics, ch. 3.',
  equations: `
    w : {unit}
    dg/dt = -g / tau : {unit} (clock-driven)
    {target}_post = g : {unit} (summed)`,
  on_pre: 'g += w',
  parameters: { tau: '5 ms' },
};
