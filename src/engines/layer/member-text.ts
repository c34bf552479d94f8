import type { LayerSize, Side } from '../../equations/layer/index.js';

/** Whose an entry of a layer's values is: `of the synapse from 3 to 7`. Synapses lie by source, then by target. */
export function memberText(side: Side, index: number, { post }: LayerSize): string {
  return side === 'own'
    ? `of the synapse from ${Math.floor(index / post)} to ${index % post}`
    : `of ${side === 'pre' ? 'source' : 'neuron'} ${index}`;
}
