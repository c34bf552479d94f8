import type { SynapseDescription } from '../../network/description.js';

export const staticSynapse: SynapseDescription = {
  about: 'Adds its weight to the target on arrival.',
  source: 'Gerstner et al. (2014), Neuronal Dynamics, ch. 1.',
  equations: 'w : {unit}',
  on_pre: '{target}_post += w',
};
