/** The name of what a layer draws as its weights: `w`, or the first that synapses keep where its rule calls it otherwise. */
import type { LayerEngine } from '../../engines/layer/layer-engine.js';
import { Problem } from '../../problem.js';

export function weightsOf({ program }: LayerEngine): string {
  const kept = program.kept.filter(({ side }) => side === 'own').map(({ name }) => name);
  if (kept.length === 0)
    throw new Problem('The synapses of this rule keep nothing, so there is nothing to learn.', {
      fix: 'Declare their weight: `w : 1`.',
    });
  return kept.includes('w') ? 'w' : kept[0];
}
