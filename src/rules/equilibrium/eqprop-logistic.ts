import type { EquilibriumDescription } from '../../network/equilibrium-description.js';
import { eqprop } from './eqprop.js';

export const eqpropLogistic = {
  ...eqprop,
  about:
    'Equilibrium propagation with a smooth rho: states go down the very gradient of the energy, nothing is clipped.',
  equations: `
    ds/dt = 4 * rho * (1 - rho) * drive - s + force - stiffness * s : 1
    rho = 1 / (1 + exp(-4 * (s - 0.5))) : 1`,
  on_step: undefined,
} satisfies EquilibriumDescription;
