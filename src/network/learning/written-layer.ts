/** The rule of a layer as somebody wrote it, in a file or in a program. */
import { Problem, Problems } from '../../problem.js';
import type { LayerDescription } from '../layer-description.js';
import { layerRuleSchema } from '../schema/learning.js';
import { findings } from '../schema/messages.js';

/** What it is about may be left out. */
export type WrittenLayer = Omit<LayerDescription, 'about'> & { readonly about?: string };

export function describedLayer(written: WrittenLayer): LayerDescription {
  return { about: '', ...written };
}

/** @param given whatever a program without types hands over. */
export function readLayer(given: WrittenLayer): LayerDescription {
  if (given === null || typeof given !== 'object')
    throw new Problem(`A layer has no rule \`${given}\`.`, {
      fix: 'Name a built-in one, or write it as a map with `equations`.',
    });
  const parsed = layerRuleSchema.safeParse(given);
  if (parsed.success) return describedLayer(parsed.data);
  throw new Problems(findings(parsed.error.issues, given).map(({ problem }) => problem));
}
