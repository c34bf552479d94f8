/** Costs that pull an output, each with the force and the stiffness that follow from beta times its gradient. */
import type { EquilibriumDescription } from '../../network/equilibrium-description.js';

type CostText = Pick<EquilibriumDescription, 'cost' | 'nudge'>;

/** As the paper has it. */
export const halfSquare: CostText = {
  cost: '(s - y)**2 / 2',
  nudge: `
    force = beta * y : 1
    stiffness = beta : 1`,
};

/** Linear in the state: the force stays what the half square has at the end of the free phase. */
export const linear: CostText = {
  cost: '(s - y) * (s_free - y)',
  nudge: `
    force = beta * (y - s_free) : 1
    stiffness = 0 : 1`,
};
