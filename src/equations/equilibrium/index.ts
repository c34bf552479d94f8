export { checkEquilibrium } from './check-equilibrium.js';
export { type ClosedForm, closedForm, telescopes } from './closed-form.js';
export * from './equilibrium-program.js';
export { type Range, rangeOf } from './range.js';
