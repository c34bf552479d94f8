import type { SynapseDescription } from '../../network/description.js';

export const alpha: SynapseDescription = {
  about:
    'An alpha-shaped current of its own whose peak is the weight; `variable: I_syn` says where it flows.',
  source: 'Rall (1967), J. Neurophysiol. 30:1138.',
  equations: `
    w : {unit}
    dg/dt = (exp(1) * x - g) / tau : {unit} (clock-driven)
    dx/dt = -x / tau : {unit} (clock-driven)
    {target}_post = g : {unit} (summed)`,
  on_pre: 'x += w',
  parameters: { tau: '5 ms' },
};
