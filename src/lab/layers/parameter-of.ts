import type { LayerDescription } from '../../network/layer-description.js';

/** What a rule's text gives a parameter that is a number. */
export function parameterOf({ parameters = {} }: LayerDescription, name: string): number {
  const value = Object.hasOwn(parameters, name) ? Number(parameters[name]) : Number.NaN;
  if (Number.isNaN(value)) throw new Error(`a rule has no number called ${name}`);
  return value;
}
