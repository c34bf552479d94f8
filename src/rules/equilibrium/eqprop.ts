import type { EquilibriumDescription } from '../../network/equilibrium-description.js';

export const eqprop = {
  about: 'Settles freely, then nudged towards the target; weights learn from how far neurons moved.',
  source: 'Scellier & Bengio (2017), Frontiers in Computational Neuroscience 11:24.',
  equations: `
    ds/dt = drive - s + force - stiffness * s : 1
    rho = clip(s, 0, 1) : 1`,
  // Beyond 0 and 1 the slope of rho is 0, so nothing would hold a state there.
  on_step: 's = rho',
  energy: 's**2 / 2 - b * rho',
  cost: '(s - y)**2',
  nudge: `
    force = 2 * beta * y : 1
    stiffness = 2 * beta : 1`,
  on_change: `
    w += rate / beta * (rho_pre * drho_post + rho_post * drho_pre + drho_pre * drho_post)
    b += rate / beta * drho`,
  phases: { free: 20, nudged: 4, nudging: 'random sign' },
  parameters: { beta: 0.5, rate: 0.1, epsilon: 0.5 },
} satisfies EquilibriumDescription;
