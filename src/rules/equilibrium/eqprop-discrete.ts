import type { EquilibriumDescription } from '../../network/equilibrium-description.js';
import { halfSquare } from './costs.js';
import { eqprop } from './eqprop.js';

/** Its steps go down no energy but nearly: where the slope of tanh is not 1, what is learned is not quite the gradient. */
export const eqpropDiscrete: EquilibriumDescription = {
  ...eqprop,
  ...halfSquare,
  about:
    'Equilibrium propagation without time constants: a state is what its drive makes of it, in each step.',
  source: 'Ernoult, Grollier, Querlioz, Bengio & Scellier (2019), NeurIPS 32.',
  equations: 'rho = s : 1',
  on_step: 's = tanh(drive + force - stiffness * s)',
  energy: undefined,
  phases: { free: 40, nudged: 10, nudging: 'centred' },
  parameters: { beta: 0.1, rate: 0.05 },
};
