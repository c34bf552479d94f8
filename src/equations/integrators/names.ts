/** Integrators, by the names Brian2 gives them. */
export const INTEGRATOR_NAMES = [
  'exact',
  'exponential_euler',
  'euler',
  'rk2',
  'rk4',
  'heun',
  'milstein',
] as const;
export type IntegratorName = (typeof INTEGRATOR_NAMES)[number];

/** Other names of the same, most of them older. */
export const INTEGRATOR_ALIASES: ReadonlyMap<string, IntegratorName> = new Map([
  ['linear', 'exact'],
  ['exponential-euler', 'exponential_euler'],
]);
