/**
 * Rules whose rates fall towards the end have to know when that is: a parameter `frames` says after how many frames. Whoever
 * knows how long is learned puts it in; in the file of a network one may say otherwise.
 */
import type { LayerDescription } from '../../network/layer-description.js';
import type { MethodOptions } from '../methods.js';

/** What such rules call it. */
export const LASTS = 'frames';

export function lasting(
  description: LayerDescription,
  { epochs, samples }: Pick<MethodOptions, 'epochs' | 'samples'>,
): LayerDescription {
  const { parameters = {} } = description;
  if (epochs === undefined || samples === undefined || !Object.hasOwn(parameters, LASTS)) return description;
  return { ...description, parameters: { ...parameters, [LASTS]: epochs * samples } };
}
